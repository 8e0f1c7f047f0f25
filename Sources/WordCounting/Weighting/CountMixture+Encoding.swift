extension CountMixture: Encodable {
  private enum Key: String, CodingKey {
    case sources, name, words, weight, share
    case countPower = "count_power"
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Double(power.thousandths) / 1000, forKey: .countPower)
    var list = container.nestedUnkeyedContainer(forKey: .sources)
    for part in parts {
      var item = list.nestedContainer(keyedBy: Key.self)
      try item.encode(part.name, forKey: .name)
      try item.encode(part.words, forKey: .words)
      try item.encode(Double(part.weight.thousandths) / 1000, forKey: .weight)
      try item.encode(Double(part.shareInMillionths) / 1e6, forKey: .share)
    }
  }
}
