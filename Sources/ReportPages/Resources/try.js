"use strict";
(() => {
  const section = document.getElementById("try");
  const data = JSON.parse(document.getElementById("try-data").textContent);
  const words = section.dataset;
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* A set of code points, from distances between ranges. */
  const set = (distances) => {
    const ends = [];
    let place = 0;
    for (let at = 0; at < distances.length; at += 2) {
      const low = place + distances[at];
      place = low + distances[at + 1];
      ends.push([low, place]);
    }
    return (code) => {
      let [low, high] = [0, ends.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (code < ends[middle][0]) high = middle;
        else if (code > ends[middle][1]) low = middle + 1;
        else return true;
      }
      return false;
    };
  };
  const map = (mappings) => new Map(mappings.map(([code, ...becomes]) => [code, becomes]));
  const rules = {
    whitespace: set(data.whitespace), punctuation: set(data.punctuation), deleted: set(data.deleted),
    ideographs: set(data.ideographs), unassigned: set(data.unassigned),
    stripped: map(data.stripped), lowercased: map(data.lowercased),
  };

  /* The normal form; what the command's Unicode does not know stays, and separates what it stands between. */
  const normalized = (text) => {
    if (data.normalization === "none") return text;
    const form = data.normalization.toUpperCase();
    let result = "";
    let part = "";
    for (const character of text) {
      if (rules.unassigned(character.codePointAt(0))) {
        result += part.normalize(form) + character;
        part = "";
      } else part += character;
    }
    return result + part.normalize(form);
  };

  /* One code point as what remains of it. */
  const settled = (code) => {
    let codes = [code];
    if (data.stripped.length > 0) {
      if (code >= 0xac00 && code <= 0xd7a3) {
        const index = code - 0xac00;
        codes = [0x1100 + Math.floor(index / 588), 0x1161 + Math.floor((index % 588) / 28)];
        if (index % 28 > 0) codes.push(0x11a7 + (index % 28));
      } else codes = rules.stripped.get(code) ?? codes;
    }
    return codes.flatMap((one) => rules.lowercased.get(one) ?? [one]);
  };

  const split = (text) => {
    const found = [];
    let word = "";
    const end = () => {
      if (word) found.push(word);
      word = "";
    };
    for (const character of normalized(text)) {
      const code = character.codePointAt(0);
      if (rules.deleted(code)) continue;
      if (rules.ideographs(code)) {
        end();
        for (const one of settled(code)) word += String.fromCodePoint(one);
        end();
        continue;
      }
      for (const one of settled(code)) {
        if (rules.whitespace(one)) end();
        else if (rules.punctuation(one)) {
          end();
          found.push(String.fromCodePoint(one));
        } else word += String.fromCodePoint(one);
      }
    }
    end();
    return found;
  };

  const encoder = (vocabulary) => {
    const ids = new Map(vocabulary.tokens.map((token, id) => [token, id]));
    let longest = 0;
    for (const token of vocabulary.tokens) longest = Math.max(longest, token.length);
    /* Longest match first; a word that cannot be spelled is one unknown token. */
    const pieces = (word) => {
      const characters = [...word];
      if (characters.length > vocabulary.longest) return [vocabulary.unknown];
      const found = [];
      for (let start = 0; start < characters.length;) {
        const prefix = start > 0 ? vocabulary.prefix : "";
        let end = Math.min(characters.length, start + longest);
        while (end > start && !ids.has(prefix + characters.slice(start, end).join(""))) end -= 1;
        if (end === start) return [vocabulary.unknown];
        found.push(prefix + characters.slice(start, end).join(""));
        start = end;
      }
      return found;
    };
    const special = vocabulary.special.filter((token) => token).sort((a, b) => b.length - a.length);
    /* Special tokens come out of the text first, the longest at each place. */
    const parts = (text) => {
      const found = [];
      let from = 0;
      for (let at = 0; at < text.length;) {
        const token = special.find((one) => text.startsWith(one, at));
        if (!token) {
          at += 1;
          continue;
        }
        found.push([text.slice(from, at), token]);
        from = at += token.length;
      }
      found.push([text.slice(from), null]);
      return found;
    };
    return {
      ids,
      words: (text) => parts(text).flatMap(([plain, token]) => [...split(plain).map(pieces), ...(token ? [[token]] : [])]),
    };
  };
  const encoders = data.vocabularies.map(encoder);

  const chip = (vocabulary, token, isFirst) => {
    const isRest = !isFirst && token.startsWith(vocabulary.prefix);
    const element = make("span", { className: token === vocabulary.unknown ? "tok unk" : "tok" });
    const text = make("bdi", {}, ...(isRest ? [make("i", { textContent: vocabulary.prefix })] : []), isRest ? token.slice(vocabulary.prefix.length) : token);
    element.append(text);
    element.dataset.token = token;
    return element;
  };

  const input = make("textarea", { id: "try-text", rows: 3, maxLength: 20000, spellcheck: false, value: words.sample });
  const rows = data.vocabularies.map((vocabulary, place) => {
    const name = make("dt", {}, make("span", { className: `key s${place % 6}` }), vocabulary.name);
    const output = make("dd");
    output.setAttribute("aria-live", "polite");
    return { vocabulary, encoder: encoders[place], name, output };
  });
  const show = () => {
    const text = input.value.toWellFormed?.() ?? input.value;
    for (const { vocabulary, encoder, output } of rows) {
      const found = encoder.words(text);
      const count = found.reduce((sum, word) => sum + word.length, 0);
      const unknown = found.filter((word) => word.length === 1 && word[0] === vocabulary.unknown).length;
      const chips = found.map((word) => make("span", { className: "cut" }, ...word.map((token, at) => chip(vocabulary, token, at === 0))));
      const note = make("span", { className: "note", textContent: words.count.replace("{0}", count).replace("{1}", unknown) });
      output.replaceChildren(...chips.flatMap((one) => [one, " "]), note);
    }
  };
  input.addEventListener("input", show);

  /* Looking up tokens: equal first, then those that begin so, then those that hold it. */
  const wanted = make("input", { id: "try-token", type: "search" });
  const list = make("ul", { className: "found" });
  const status = make("span", { role: "status" });
  const lookUp = () => {
    const text = wanted.value.normalize("NFC");
    const found = [];
    let total = 0;
    if (text) {
      data.vocabularies.forEach((vocabulary, place) => {
        vocabulary.tokens.forEach((token, id) => {
          const body = token.startsWith(vocabulary.prefix) ? token.slice(vocabulary.prefix.length) : token;
          const rank = token === text || body === text ? 0 : body.startsWith(text) ? 1 : token.includes(text) ? 2 : 3;
          if (rank === 3) return;
          total += 1;
          found.push({ rank, id, place, token, vocabulary, uses: vocabulary.counts[id] });
        });
      });
    }
    found.sort((a, b) => a.rank - b.rank || a.place - b.place || a.id - b.id);
    list.replaceChildren(...found.slice(0, 50).map(({ id, place, token, vocabulary, uses }) => {
      const told = [`${words.id} ${id}`, ...(uses === undefined ? [] : [words.uses.replace("{0}", uses.toLocaleString("en"))])].join(" · ");
      return make("li", {}, make("span", { className: `key s${place % 6}` }), chip(vocabulary, token, false), " ", make("span", { className: "note", textContent: told }));
    }));
    status.textContent = text ? words.found.replace("{0}", total.toLocaleString("en")) : "";
  };
  wanted.addEventListener("input", lookUp);

  const box = document.getElementById("try-box");
  box.replaceChildren(
    make("label", { htmlFor: "try-text", textContent: words.label }), input,
    make("dl", { className: "cuts" }, ...rows.flatMap(({ name, output }) => [name, output])),
    make("div", { className: "tools" }, make("label", { htmlFor: "try-token", textContent: words.lookup }), wanted, status), list);
  show();
})();
