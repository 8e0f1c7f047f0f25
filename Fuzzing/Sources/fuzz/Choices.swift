/// Takes the choices that an input makes off its front; what is left is what is read.
struct Choices {
  private(set) var rest: ArraySlice<UInt8>
  private let digest: UInt64

  init(_ input: [UInt8]) {
    rest = input[...]
    digest = input.digest
  }

  /// Whether the input is one of so many, which its content tells: what is dear is done with some inputs, always the
  /// same.
  func isOne(in count: UInt64) -> Bool { digest % count == 0 }

  /// One of `count` numbers; 0 where the input is at its end.
  mutating func number(below count: Int) -> Int { Int(rest.popFirst() ?? 0) % count }

  mutating func element<Element>(of list: [Element]) -> Element { list[number(below: list.count)] }

  /// Eight yes-or-no choices.
  mutating func flags() -> Flags { Flags(bits: rest.popFirst() ?? 0) }

  struct Flags {
    var bits: UInt8
    subscript(index: Int) -> Bool { bits >> index & 1 == 1 }
  }
}

extension Sequence<UInt8> {
  /// - Source: Fowler–Noll–Vo 1a, 64 bits, with the upper half folded in.
  fileprivate var digest: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in self { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
