package data

// A heading may tell who asks and who answers in the lists below it, and below the headings
// of their parts: what is listed is the one's, what answers it the other's.
//
//	参加者の意見と市長のコメント
//	■駅前について
//	・座る所がない。
//	　・店の先に置けるようにする。

// twoSides is who asks and who answers.
type twoSides struct{ asks, answers voice }

// noteSides remembers the sides that a heading tells, and forgets them where another tells
// of something else.
func (r *interpreter) noteSides(t theme) {
	switch level := r.theme.level; {
	case t.sides != (twoSides{}):
		r.sides, r.sidesAt, r.outer = t.sides, level, -1
	case r.page.marked && level <= r.sidesAt, onward.MatchString(t.section), !t.label && (t.kind != "" || t.voice != (voice{}) || t.whose != (voice{})):
		r.sides = twoSides{}
	}
}

// sided gives an item that names nobody to the side whose it is: an answer stands deeper
// than what it answers.
func (r *interpreter) sided(remark Remark, b *block) Remark {
	if r.sides == (twoSides{}) || remark.Speaker != "" || remark.Kind != KindRemark && remark.Kind != KindQuestion {
		return remark
	}
	if r.outer < 0 {
		r.outer, r.outerMark = b.indent, b.mark
	}
	v := r.sides.asks
	if b.indent <= r.outer && b.mark != r.outerMark {
		return remark // of another sign it may be either's
	}
	if b.indent > r.outer {
		remark.Kind, v = KindAnswer, r.sides.answers
	}
	remark.Speaker, remark.Role = v.speaker, v.role
	return remark
}
