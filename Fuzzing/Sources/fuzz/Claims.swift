import Glibc
import SystemPackage

/// Ends the process with a message, so that libFuzzer keeps the input, unless what a target promises holds.
func claim(_ holds: Bool, _ promise: @autoclosure () -> String) {
  if !holds { fail(promise()) }
}

/// As `claim`, for two things that must be the same.
func claimEqual<Value: Equatable>(_ found: Value, _ expected: Value, _ promise: @autoclosure () -> String) {
  if found != expected { fail("\(promise())\n  found    \(found)\n  expected \(expected)") }
}

func fail(_ message: String) -> Never {
  _ = try? FileDescriptor.standardError.writeAll("fuzz: \(message)\n".utf8)
  abort()
}

/// What came of something that may fail: a value, or the error.
enum Outcome<Value: Equatable>: Equatable {
  case value(Value)
  case failure(AnyHashable)

  /// Errors of the library are data, which are compared as they are: making their words takes longer than most inputs
  /// do.
  init(_ body: () throws -> Value) {
    do { self = .value(try body()) } catch {
      self = .failure((error as? any Hashable).map { AnyHashable($0) } ?? AnyHashable("\(error)"))
    }
  }
}
