/** Types were guessed from the first rows of a text. Open the table again without `isReadOnce`: then they fit every value. */
export class GuessedTypesWrong extends Error {
  override readonly name = 'GuessedTypesWrong';
}
