package ipadic

// baseReading finds how the base form of a word is read. Of the words written
// like the base form and inflected like the word, it takes the one in the basic
// form whose reading agrees longest with the word's own, which tells 行く イク
// from 行く ユク, and of those the most usual.
func (b *builder) baseReading(id int) string {
	c := b.src.Contents[id]
	if c[columnBase] == b.surface[id] {
		return c[columnReading]
	}
	best, agreed, cost := "", -1, int16(0)
	for _, other := range b.src.Index.Search(c[columnBase]) {
		o := b.src.Contents[other]
		if len(o) != columnCount || o[columnInflectionForm] != "基本形" || o[columnInflectionType] != c[columnInflectionType] ||
			b.tagsOf(other) != b.tagsOf(id) {
			continue
		}
		n, w := commonPrefix(o[columnReading], c[columnReading]), b.src.Morphs[other].Weight
		if n > agreed || n == agreed && w < cost {
			best, agreed, cost = o[columnReading], n, w
		}
	}
	return best
}

// commonPrefix returns how many characters s and t begin with alike. They are
// readings, whose katakana take three bytes each.
func commonPrefix(s, t string) int {
	n := 0
	for n < len(s) && n < len(t) && s[n] == t[n] {
		n++
	}
	return n / len("ア")
}
