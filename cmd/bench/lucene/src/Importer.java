import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;

/** Makes an index of rows: the text with positions and offsets, stored; days; five facets. */
final class Importer {
  private static final FieldType TEXT = new FieldType();

  static {
    TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    TEXT.setTokenized(true);
    TEXT.setStored(true);
    TEXT.freeze();
  }

  static void run(Path rows, Path dir) throws Exception {
    FacetsConfig facets = new FacetsConfig();
    IndexWriterConfig config = new IndexWriterConfig(new JapaneseAnalyzer());
    config.setRAMBufferSizeMB(256);
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Semaphore room = new Semaphore(threads * 4);
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(dir), config);
        BufferedReader in = Files.newBufferedReader(rows, StandardCharsets.UTF_8)) {
      List<Future<?>> all = new ArrayList<>();
      List<String> share = new ArrayList<>();
      for (String line = in.readLine(); ; line = in.readLine()) {
        if (line != null) {
          share.add(line);
        }
        if (line == null || share.size() == 256) {
          List<String> batch = share;
          share = new ArrayList<>();
          room.acquire();
          all.add(
              pool.submit(
                  () -> {
                    for (String row : batch) {
                      writer.addDocument(facets.build(document(row)));
                    }
                    room.release();
                    return null;
                  }));
        }
        if (line == null) {
          break;
        }
      }
      for (Future<?> f : all) {
        f.get();
      }
      pool.shutdown();
      writer.commit();
    }
  }

  private static Document document(String row) {
    String[] f = row.split("\t", -1);
    Document d = new Document();
    d.add(new StringField("id", f[0], Field.Store.YES));
    int day = Integer.parseInt(f[2]);
    d.add(new IntPoint("day", day));
    facet(d, "meeting", f[1]);
    facet(d, "year", String.valueOf(day / 10000));
    facet(d, "kind", f[3]);
    facet(d, "speaker", f[4]);
    facet(d, "section", f[5]);
    d.add(new Field("text", unescape(f[6]), TEXT));
    return d;
  }

  private static void facet(Document d, String name, String value) {
    if (!value.isEmpty()) {
      d.add(new SortedSetDocValuesFacetField(name, unescape(value)));
    }
  }

  private static String unescape(String s) {
    StringBuilder b = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '\\' && i + 1 < s.length()) {
        c = s.charAt(++i);
        c = c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
      }
      b.append(c);
    }
    return b.toString();
  }
}
