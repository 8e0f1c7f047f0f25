import CommentText
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import VocabMerging
import WordPiece

/// The examples that give embedding rows their first values, run on small models with random weights.
@Suite(.enabled(if: Python.torch != nil, Python.torchReason))
struct EmbeddingExampleTests {
  private static let examples = Shared.packageFolder + "/examples/embeddings"

  private struct Rows: Decodable {
    var base: [[Double]]
    var donor: [[Double]]
    var result: [[Double]]
    /// What the tokenizer that was saved with the model makes of a word.
    var ids: [Int]
  }

  private let models = """
    import torch
    from transformers import BertConfig, BertModel
    for name, size, width in (("base", 13, 4), ("donor", 14, 6)):
        torch.manual_seed(width)
        shape = dict(num_hidden_layers=1, num_attention_heads=2, intermediate_size=4)
        BertModel(BertConfig(vocab_size=size, hidden_size=width, **shape)).save_pretrained(name)
    """

  private let answer = """
    import json
    from transformers import AutoModel, AutoTokenizer
    def rows(name):
        return AutoModel.from_pretrained(name).get_input_embeddings().weight.tolist()
    tokenizer = AutoTokenizer.from_pretrained("result")
    print(json.dumps({"base": rows("base"), "donor": rows("donor"), "result": rows("result"),
                      "ids": tokenizer("가나", add_special_tokens=False)["input_ids"]}))
    """

  private func run(_ arguments: [String], in folder: FilePath) throws -> ChildProcess {
    let process = try ChildProcess(Python.torch!, arguments, in: folder)
    try #require(process.status == 0, "\(process.errorText)")
    return process
  }

  private func rows(_ script: String, _ arguments: [String]) throws -> (Rows, MergeMap) {
    let base = try vocabulary("가", "##나", "##다", "라", "##라", "마", "바", "사")
    let donor = try vocabulary("가나", "##다", "라", "##라", "마", "바", "사", "가", "##나다")
    let result = try merge(base, donor)
    let rows = try withTemporaryFolder { folder in
      try result.write(to: folder.appending("merged"), replacing: false, toolVersion: "0")
      _ = try run(["-c", models], in: folder)
      _ = try run([Self.examples + "/" + script] + arguments, in: folder)
      let output = try run(["-c", answer], in: folder).output
      return try JSONDecoder().decode(Rows.self, from: Data(output.split(separator: 0x0A).last ?? []))
    }
    #expect(rows.ids == [result.vocabulary.id(of: "가나")!])
    #expect(rows.result.count == result.vocabulary.count)
    #expect(Array(rows.result.prefix(base.count)) == rows.base)
    return (rows, result.map)
  }

  @Test func `New rows are the mean of the pieces that the base used`() throws {
    let (rows, map) = try rows("from_pieces.py", ["merged", "base", "result"])
    for (id, row) in map.rows.enumerated() where row.origin == .donor {
      let pieces = row.pieceIDs.map { rows.base[$0] }
      let mean = pieces[0].indices.map { place in pieces.reduce(0) { $0 + $1[place] } / Double(pieces.count) }
      for (found, expected) in zip(rows.result[id], mean) { #expect(abs(found - expected) < 1e-6) }
    }
  }

  @Test func `New rows are the donor's, carried over by the map that fits the shared tokens best`() throws {
    let (rows, map) = try rows("from_donor.py", ["merged", "base", "donor", "result"])
    let shared = map.rows.filter { $0.origin == .both }.map { (rows.donor[$0.donorIDs[0]!], rows.base[$0.baseID!]) }
    for (id, row) in map.rows.enumerated() where row.origin == .donor {
      #expect(rows.result[id] != rows.base[0])
      // At the least of squares no shared token's error leans towards any of the donor's dimensions; a new row is a
      // combination of the donor's rows, and the shared ones span the donor's space.
      let weights = try #require(combination(of: shared.map(\.0), giving: rows.donor[row.donorIDs[0]!]))
      for place in rows.result[id].indices {
        let fitted = zip(weights, fit(shared)).reduce(0) { $0 + $1.0 * $1.1[place] }
        #expect(abs(fitted - rows.result[id][place]) < 1e-4)
      }
    }
  }

  @Test func `A pruned model has the rows of the tokens that stayed`() throws {
    let base = try vocabulary("가", "##나", "가나", "라", "##라", "마라", "바", "사")
    var options = CuttingOptions()
    options.dropped = Set(["##나", "마라"].map { Array($0.utf8) })
    let cutter = try VocabularyCutter(MergeParent(name: "base", vocabulary: base), options: options)
    let result = try cutter.cut()
    let rows = try withTemporaryFolder { folder in
      try result.write(to: folder.appending("pruned"), replacing: false, toolVersion: "0")
      _ = try run(["-c", models], in: folder)
      _ = try run([Self.examples + "/from_pruned.py", "pruned", "base", "result"], in: folder)
      let output = try run(["-c", answer], in: folder).output
      return try JSONDecoder().decode(Rows.self, from: Data(output.split(separator: 0x0A).last ?? []))
    }
    #expect(rows.ids == [6])
    #expect(rows.result == rows.base.enumerated().filter { result.newIDs[$0.offset] != nil }.map(\.element))
  }

  /// For each pair the right side as a linear map of the left gives it, best in the sense of least squares.
  private func fit(_ pairs: [([Double], [Double])]) -> [[Double]] {
    let width = pairs[0].0.count
    var normal = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
    var right = [[Double]](repeating: [Double](repeating: 0, count: pairs[0].1.count), count: width)
    for (x, y) in pairs {
      for row in 0..<width {
        for column in 0..<width { normal[row][column] += x[row] * x[column] }
        for column in y.indices { right[row][column] += x[row] * y[column] }
      }
    }
    let map = solve(normal, right)
    return pairs.map { x, y in y.indices.map { place in zip(x, map).reduce(0) { $0 + $1.0 * $1.1[place] } } }
  }

  /// Weights of rows whose combination is a target: the shortest, from the normal equations.
  private func combination(of rows: [[Double]], giving target: [Double]) -> [Double]? {
    let width = target.count
    var normal = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
    for x in rows { for row in 0..<width { for column in 0..<width { normal[row][column] += x[row] * x[column] } } }
    let solution = solve(normal, target.map { [$0] })
    return rows.map { x in zip(x, solution).reduce(0) { $0 + $1.0 * $1.1[0] } }
  }

  /// Gauss's elimination with pivots.
  private func solve(_ matrix: [[Double]], _ right: [[Double]]) -> [[Double]] {
    var rows = zip(matrix, right).map { $0 + $1 }
    for column in matrix.indices {
      let pivot = (column..<rows.count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }!
      rows.swapAt(column, pivot)
      for row in rows.indices where row != column {
        let factor = rows[row][column] / rows[column][column]
        for place in rows[row].indices { rows[row][place] -= factor * rows[column][place] }
      }
    }
    return matrix.indices.map { row in rows[row][matrix.count...].map { $0 / rows[row][row] } }
  }
}
