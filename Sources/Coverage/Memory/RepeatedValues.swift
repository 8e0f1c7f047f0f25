extension UnsafeMutablePointer {
  /// Room for so many values, all alike; to be deallocated.
  static func repeating(_ value: Pointee, _ count: Int) -> Self {
    let memory = Self.allocate(capacity: count)
    memory.initialize(repeating: value, count: count)
    return memory
  }
}
