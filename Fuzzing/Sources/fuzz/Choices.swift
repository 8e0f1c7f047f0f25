/// Takes the choices that an input makes off its front; what is left is what is read.
struct Choices {
  private(set) var rest: ArraySlice<UInt8>

  init(_ input: [UInt8]) { rest = input[...] }

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
