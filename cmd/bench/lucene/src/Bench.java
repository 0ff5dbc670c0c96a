import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Lucene with kuromoji, for cmd/bench.
 *
 * <pre>
 * Bench version
 * Bench import ROWS DIR
 * Bench cold DIR QUERY
 * Bench ask DIR        answers the questions of standard input
 * </pre>
 */
public final class Bench {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    switch (args[0]) {
      case "version" ->
          out.println(org.apache.lucene.util.Version.LATEST + ", kuromoji, Java " + Runtime.version().feature());
      case "import" -> Importer.run(Path.of(args[1]), Path.of(args[2]));
      case "cold" -> {
        try (Answerer answerer = new Answerer(Path.of(args[1]))) {
          out.println(answerer.answer(new Question("10 excerpts", args[2], args[2].split(" "), "", "")));
        }
      }
      case "ask" -> {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Answerer answerer = new Answerer(Path.of(args[1]))) {
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            Question q = Question.parse(line);
            long start = System.nanoTime();
            long hits = answerer.answer(q);
            out.println((System.nanoTime() - start) + "\t" + hits);
          }
        }
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }
}
