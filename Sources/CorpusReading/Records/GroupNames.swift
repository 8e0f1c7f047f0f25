internal import Synchronization

/// The values of the group field, numbered as they are met.
///
/// The numbers depend on chance where several threads read; names do not, so results are to be ordered by name.
final class GroupNames: Sendable {
  private struct State {
    var numbers: [[UInt8]: Int] = [:]
    var names: [[UInt8]] = []
  }

  private let state = Mutex(State())

  func number(of name: [UInt8]) -> Int {
    state.withLock { state in
      if let number = state.numbers[name] { return number }
      state.numbers[name] = state.names.count
      state.names.append(name)
      return state.names.count - 1
    }
  }

  var names: [[UInt8]] { state.withLock { $0.names } }
}

/// One thread's memory of group numbers, so that the shared names are asked once for each group.
struct GroupCache {
  private var numbers: [[UInt8]: Int] = [:]
  private var latest: (name: [UInt8], number: Int)?

  mutating func number(of name: [UInt8], in names: GroupNames) -> Int {
    if let latest, latest.name == name { return latest.number }
    let number = numbers[name] ?? names.number(of: name)
    numbers[name] = number
    latest = (name, number)
    return number
  }
}
