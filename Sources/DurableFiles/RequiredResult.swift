internal import Glibc

/// Ends the process with a message where a library cannot do what only a lack of memory keeps it from.
///
/// Nothing is written then. For results that leave nothing to go on with, where they are good at all times but these.
@inline(__always)
package func require(_ isDone: Bool, of library: StaticString) {
  if !isDone {
    giveUp("\(library) cannot go on: there is no memory left; close other programs, or use fewer --threads")
  }
}

/// The same for functions of the system that return 0, such as those that lock.
@inline(__always)
package func requireZero(_ result: Int32, of function: StaticString = "a lock of the system") {
  require(result == 0, of: function)
}
