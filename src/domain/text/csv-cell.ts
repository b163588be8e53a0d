/** A number as spreadsheets and programs read one: with a minus, but no formula. */
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/**
 * What spreadsheets may take for the beginning of a formula: https://owasp.org/www-community/attacks/CSV_Injection names
 * = + - @, tab, line ends, and their full-width forms.
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no spreadsheet carries out: ' before what may be a formula. Numbers stay numbers. */
export function csvCell(text: string): string {
  return formula.test(text) && !number.test(text) ? `'${text}` : text;
}
