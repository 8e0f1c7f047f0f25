/// Why an entry that the base lacks does not join; nil stands for one that does.
enum CandidateVerdict: Hashable {
  case unreachable
  case excluded
  case otherScript
  case fewOccurrences
  case overLimit
}
