// Comments to try pages with: of every script, and hostile ones.

export const hostileComments = [
  "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "\"\u0301 onfocus=alert(1) x=\"\u0338",
  "\u202etxet desrever\u202c 가나", "a\u0000b\u0001c", "{{title}} {{{title}}}", "&lt;b&gt; &amp; &#60;", "⟦가⟧ ⟦ㅠ⟧",
  `긴 댓글 ${"가나다라마바사 ".repeat(4000)}`, "가".repeat(101), "가\u0301\u0302\u0303\u0304\u0305\u0306", "\u3164\u1160\u115f", "",
  "   ", "[MASK] [UNK][CLS] 가[SEP]나", "[mask] [PAD", "##나 ## #", "\ufeff\u200b\u200d", "👨‍👩‍👧 ❤️ 👍🏽 🇰🇷", "İstanbul ΣΊΣΥΦΟΣ ß ẞ ǅ",
  "각 각 가 ㄱㅏ", "ﬁ ① ㈜ ㍿ Ａ ｱﾞ", "中文字 漢字かな カナ", "é e\u0301 q\u0307\u0323 q\u0323\u0307", "\u212b \u2126 \u0958 \ufb1d",
];

const blocks = [
  [0x20, 0x7e], [0xa0, 0x17f], [0x180, 0x24f], [0x300, 0x36f], [0x370, 0x3ff], [0x400, 0x52f], [0x590, 0x5f4], [0x600, 0x6ff], [0x900, 0x97f],
  [0xe00, 0xe5b], [0x1100, 0x11ff], [0x1ab0, 0x1ace], [0x1e00, 0x1fff], [0x2000, 0x206f], [0x20a0, 0x20f0], [0x2100, 0x214f], [0x2190, 0x22ff],
  [0x2460, 0x24ff], [0x2600, 0x27bf], [0x2c60, 0x2c7f], [0x3000, 0x303f], [0x3040, 0x30ff], [0x3131, 0x318e], [0x3200, 0x33ff], [0x4e00, 0x9fff],
  [0xa640, 0xa69f], [0xa720, 0xa7ff], [0xac00, 0xd7a3], [0xac00, 0xd7a3], [0xac00, 0xd7a3], [0xd7b0, 0xd7fb], [0xe000, 0xe0ff], [0xf900, 0xfaff],
  [0xfb00, 0xfb4f], [0xfe00, 0xfe0f], [0xfe20, 0xfe2f], [0xff01, 0xffee], [0x10400, 0x1044f], [0x10d40, 0x10d8f], [0x16ea0, 0x16edf], [0x1d150, 0x1d1ff],
  [0x1d400, 0x1d7ff], [0x1e900, 0x1e95f], [0x1f000, 0x1f9ff], [0x20000, 0x2a6df], [0x2b820, 0x2ceaf], [0x2f800, 0x2fa1d], [0xe0001, 0xe007f],
  [0x110ba, 0x110bb], [0x11930, 0x11959], [0x1cf00, 0x1cf46], [0x105c0, 0x105ff], [0x11380, 0x113ff], [0x16d60, 0x16d7f],
];

/** The same comments for the same seed; no line ends in them. */
export function randomComments(seed, count) {
  let state = seed >>> 0 || 1;
  const random = (below) => {
    // xorshift32
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
  const ends = new Set([0x0a, 0x0d, 0x85, 0x2028, 0x2029, 0x0b, 0x0c]);
  const character = (block) => {
    const [low, high] = block;
    const code = low + random(high - low + 1);
    return ends.has(code) ? " " : String.fromCodePoint(code);
  };
  const common = [..."이그저것는은을를가에서요다니까ㅋㅎㅠㅜ!?.~ "];
  return Array.from({ length: count }, () => {
    let text = "";
    const block = blocks[random(blocks.length)];
    for (let left = 1 + random(40); left > 0; left -= 1) {
      const kind = random(10);
      if (kind < 4) text += common[random(common.length)];
      else if (kind < 8) text += character(block);
      else if (kind < 9) text += character(blocks[random(blocks.length)]);
      else text += " ";
    }
    return text;
  });
}
