extension NormalForm {
  /// Normalises scalars in place.
  /// - Parameters:
  ///   - units: scratch space for the text in UTF-16.
  ///   - normalized: the same for the result.
  func normalize(_ scalars: inout [UInt32], _ units: inout [UInt16], _ normalized: inout [UInt16]) {
    CanonicalOrder.orderLongRuns(&scalars)
    units.removeAll(keepingCapacity: true)
    for scalar in scalars {
      if scalar < 0x10000 {
        units.append(UInt16(scalar))
      } else {
        units.append(UInt16(0xD7C0 + (scalar >> 10)))
        units.append(UInt16(0xDC00 + (scalar & 0x3FF)))
      }
    }
    let count = normalize(units, into: &normalized)
    scalars.removeAll(keepingCapacity: true)
    var index = 0
    while index < count {
      let unit = UInt32(normalized[index])
      if unit & 0xFC00 == 0xD800 {
        scalars.append((unit - 0xD7C0) << 10 + UInt32(normalized[index + 1] & 0x3FF))
        index += 2
      } else {
        scalars.append(unit)
        index += 1
      }
    }
  }
}
