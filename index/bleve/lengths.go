package bleve

import (
	"math/bits"

	"kizuna/data"

	"github.com/RoaringBitmap/roaring/v2"
)

// lengthClasses is how many classes of lengths there may be.
const lengthClasses = 66

// lengthClass returns the class of remarks of so many words. The longest of a
// class have not half as many words again as the shortest.
func lengthClass(words uint32) uint8 {
	n := bits.Len32(words)
	if n < 2 {
		return uint8(n)
	}
	return uint8(2*n) + uint8(words>>(n-2)&1)
}

// classCounts counts remarks by the class of their length.
type classCounts [lengthClasses]float64

// lengths are the classes of the remarks of a segment.
type lengths struct {
	class       []uint8         // by document
	people      *roaring.Bitmap // live remarks that are what people say, neither agendas nor lists nor formulas
	all, spoken classCounts     // live remarks, and those by people
}

func (l *live) classify() *lengths {
	ls := &lengths{class: make([]uint8, l.tables.remarks.rows()), people: roaring.New()}
	for doc := range ls.class {
		ls.class[doc] = lengthClass(l.tables.remarks.at(uint32(doc), remarkLength))
	}
	all := l.all()
	ls.all.add(ls, all)
	formal := l.byString(remarkKind, func(kind string) bool { return kindWeights[data.Kind(kind)] > 0 })
	each(all, func(doc uint32) {
		if !formal(doc) {
			ls.people.Add(doc)
		}
	})
	ls.spoken.add(ls, ls.people)
	return ls
}

// add counts remarks of a segment.
func (c *classCounts) add(ls *lengths, docs *roaring.Bitmap) {
	each(docs, func(doc uint32) { c[ls.class[doc]]++ })
}

// fewRemarks is how many remarks a stratum must have, so that the share of those
// with a word says something of any. An index of fewer has one stratum.
const fewRemarks = 100

// strata joins neighbouring classes until each stratum has enough remarks, and
// returns the stratum of each class.
func strata(all *classCounts) (of [lengthClasses]int) {
	stratum, filled, left := 0, 0.0, 0.0
	for _, count := range all {
		left += count
	}
	for class, count := range all {
		of[class] = stratum
		filled += count
		if left -= count; filled >= fewRemarks && left >= fewRemarks {
			stratum, filled = stratum+1, 0
		}
	}
	return of
}

// joined returns the counts of strata.
func (c *classCounts) joined(of [lengthClasses]int) (j classCounts) {
	for class, count := range c {
		j[of[class]] += count
	}
	return j
}
