import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Answers questions from an index. */
final class Answerer implements AutoCloseable {
  private static final String[] FACETS = {"kind", "year", "section", "speaker", "meeting"};

  private final Analyzer analyzer = new JapaneseAnalyzer();
  private final QueryBuilder builder = new QueryBuilder(analyzer);
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private SortedSetDocValuesReaderState facets;

  Answerer(Path dir) throws IOException {
    reader = DirectoryReader.open(new MMapDirectory(dir));
    searcher = new IndexSearcher(reader);
    // No query comes twice; what it would keep only costs.
    searcher.setQueryCache(null);
  }

  /** Fetches the ten best with their ids and returns the number of hits that was counted. */
  long answer(Question q) throws IOException {
    Query query = query(q);
    if (query == null) {
      return 0; // nothing but stop words
    }
    TopDocs top;
    if (q.kind().equals("5 facets")) {
      if (facets == null) {
        facets = new DefaultSortedSetDocValuesReaderState(reader, new FacetsConfig());
      }
      FacetsCollectorManager.FacetsResult found =
          FacetsCollectorManager.search(searcher, query, 10, new FacetsCollectorManager());
      SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(facets, found.facetsCollector());
      for (String f : FACETS) {
        counts.getTopChildren(10, f);
      }
      top = found.topDocs();
    } else {
      top = searcher.search(query, 10);
    }
    for (ScoreDoc d : top.scoreDocs) {
      searcher.storedFields().document(d.doc, java.util.Set.of("id"));
    }
    if (q.kind().equals("10 excerpts")) {
      UnifiedHighlighter.builder(searcher, analyzer).withMaxLength(Integer.MAX_VALUE - 1).build().highlight("text", query, top);
    }
    return top.totalHits.value;
  }

  private Query query(Question q) {
    Query text =
        switch (q.kind()) {
          case "phrase", "stop words", "single character" -> builder.createPhraseQuery("text", q.text());
          case "whole sentence" -> builder.createBooleanQuery("text", q.text(), Occur.SHOULD);
          default -> builder.createBooleanQuery("text", q.text(), Occur.MUST);
        };
    if (text == null || q.from().isEmpty() && q.to().isEmpty()) {
      return text;
    }
    int from = Question.day(q.from(), Integer.MIN_VALUE);
    int to = Question.day(q.to(), Integer.MAX_VALUE);
    return new BooleanQuery.Builder()
        .add(text, Occur.MUST)
        .add(IntPoint.newRangeQuery("day", from, to), Occur.FILTER)
        .build();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
