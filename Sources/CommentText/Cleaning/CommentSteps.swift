/// The steps of one cleaner, as they change a comment.
///
/// This is the plain form of cleaning: the pass over bytes only says which comments need not come here.
struct CommentSteps {
  /// Those that can change a comment.
  let order: [CleaningStep]
  private let composition: Composition?
  private let characters: CharacterStep
  private let links: LinkStep?
  private let masks: MaskStep?
  private let repeats: RepeatStep?
  private let spaces: SpaceStep

  init(_ compiled: CompiledCleaner) {
    let cleaner = compiled.cleaner
    order = compiled.steps.filter { $0 != .length }
    composition = compiled.composition
    characters = CharacterStep(flags: compiled.flags)
    links = cleaner.links.map { LinkStep(rule: $0, flags: compiled.flags) }
    masks = cleaner.masks.map { MaskStep(rule: $0) }
    repeats = cleaner.repeats.map { RepeatStep(rule: $0, flags: compiled.flags) }
    spaces = SpaceStep(flags: compiled.flags)
  }

  /// Applies one step.
  /// - Returns: Whether anything changed.
  func apply(_ step: CleaningStep, _ scalars: inout [UInt32], _ scratch: inout CleaningScratch) -> Bool {
    switch step {
    case .composition: composition?.apply(&scalars, &scratch) ?? false
    case .characters: characters.apply(&scalars)
    case .emoji: EmojiStep.apply(&scalars)
    case .links: links?.apply(&scalars) ?? false
    case .masks: masks?.apply(&scalars) ?? false
    case .repeats: repeats?.apply(&scalars) ?? false
    case .spaces: spaces.apply(&scalars)
    case .length: false
    }
  }
}
