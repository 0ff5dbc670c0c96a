/** A question as cmd/bench writes it: columns apart by tabs. */
record Question(String kind, String text, String[] words, String from, String to) {
  static Question parse(String line) {
    String[] f = line.split("\t", -1);
    return new Question(f[0], f[1], f[2].split(" "), f[3], f[4]);
  }

  /** The day as a number, 20250912; otherwise if it is open. */
  static int day(String iso, int otherwise) {
    return iso.isEmpty() ? otherwise : Integer.parseInt(iso.replace("-", ""));
  }
}
