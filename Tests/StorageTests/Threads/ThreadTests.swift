import Dispatch
import Storage
import Synchronization
import Testing

@Suite struct `A parallel map` {
  @Test(arguments: [0, 1, 2, 7, 1000], [1, 3, 16]) func `gives the results in order`(_ count: Int, _ threads: Int) {
    #expect(parallelMap(count: count, threads: threads) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test func `makes a worker for each thread, and no more threads than tasks`() {
    let made = Atomic(0)
    let results = parallelMap(
      count: 3, threads: 8,
      makeWorker: { made.wrappingAdd(1, ordering: .relaxed) }, { _, number in "\(number)" })
    #expect(results == ["0", "1", "2"])
    #expect((1...3).contains(made.load(ordering: .relaxed)))
  }
}

@Suite struct `A thread pool` {
  @Test(arguments: [0, 1, 5, 200], [0, 1, 4]) func `does each task once`(_ taskCount: Int, _ threads: Int) {
    let workers = ThreadPool(threads).perform(tasks: taskCount, makeWorker: { [Int]() }) { done, task in
      done.append(task)
    }
    #expect(!workers.isEmpty)
    #expect(workers.flatMap(\.worker).sorted() == Array(0..<taskCount))
  }
}

@Suite struct `A pool of spinning threads` {
  @Test(arguments: [0, 1, 3]) func `does each task of each job once, whoever helps`(_ helperCount: Int) {
    let counts = (0..<16).map { _ in Box() }
    let pool = SpinThreadPool(helperCount: helperCount) { task in counts[task].value.withLock { $0 += 1 } }
    for job in 0..<500 { pool.run(count: job % 17, wakes: job % 3 == 0) }
    pool.stop()
    for (task, count) in counts.enumerated() {
      #expect(count.value.withLock { $0 } == (0..<500).count { $0 % 17 > task })
    }
  }

  private final class Box: Sendable {
    let value = Mutex(0)
  }
}

@Suite struct `A ticket sequencer` {
  @Test func `lets threads through in the order of their tickets`() {
    let next = Atomic(0)
    let order = Mutex([Int]())
    let sequencer = TicketSequencer()
    onEachThread(of: 4) { _ in
      while true {
        let ticket = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard ticket < 300 else { return }
        #expect(sequencer.pass(ticket) { order.withLock { $0.append(ticket) } })
      }
    }
    #expect(order.withLock { $0 } == Array(0..<300))
  }

  @Test func `lets nobody through once it is cancelled, not even those who wait`() {
    let (sequencer, waiting) = (TicketSequencer(), DispatchGroup())
    let passedCount = Atomic(0)
    for ticket in 1...2 {
      DispatchQueue.global().async(group: waiting) {
        if sequencer.pass(ticket, {}) { passedCount.add(1, ordering: .relaxed) }
      }
    }
    sequencer.cancel()
    waiting.wait()
    #expect(passedCount.load(ordering: .relaxed) == 0)
    #expect(!sequencer.pass(0) {})
  }
}

@Suite struct `A monitor` {
  @Test func `wakes those that wait for its value to change`() {
    let monitor = Monitor(0)
    DispatchQueue.global().async { for _ in 0..<10 { monitor.update { $0 += 1 } } }
    #expect(monitor.wait(until: { $0 >= 10 }) == 10)
  }
}
