// Package eval measures how well an engine searches: it runs the queries of a
// judged dataset through index.Searcher, as a person would type them, and
// compares the hits with the judgements.
//
//	set, err := eval.Open("variants")
//	report, err := eval.Measure(ctx, engine, set, eval.Options{})
//	err = eval.WriteTable(os.Stdout, report)
//
// It knows an engine only through the door, so that two engines can be measured
// alike. A judgement is a grade: 1 and more must be found, the higher the
// earlier; 0 must not be among the main hits.
package eval
