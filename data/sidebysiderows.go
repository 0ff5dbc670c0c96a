package data

import (
	"slices"
	"strings"
)

// What it costs to part rows where a sentence goes on, and what an empty line there is worth.
const (
	goingOn  = 4
	emptyRow = 3
)

// besideRows makes rows of lines: of the ways to part them between their numbers, the one by
// which most texts end like sentences, and all cells stand at the top or in the middle.
func besideRows(lines []besideLine, head []piece) [][]string {
	var numbers, texts []int
	for y := range lines {
		if lines[y].number > 0 {
			numbers = append(numbers, y)
		}
	}
	row := make([]string, len(head))
	for k, h := range head {
		if row[k] = h.text; columnOf(h.text).texts() {
			texts = append(texts, k)
		}
	}
	for n := range numbers {
		if below := numbers[n] - numbers[max(n-1, 0)]; below > maxFlatRow {
			return nil
		}
	}
	if len(numbers) < flatRows || numbers[0] > maxFlatRow || len(lines)-numbers[len(numbers)-1] > maxFlatRow {
		return nil
	}
	var begins []int
	least := 0
	for _, u := range []unevenness{{fromTop, fromTop}, {fromMiddle, fromTop}, {fromMiddle, fromMiddle}} {
		if more, cost := u.part(lines, numbers, texts); begins == nil || cost < least {
			begins, least = more, cost
		}
	}
	rows := [][]string{append([]string{"項目"}, row...)}
	for n, b := range begins {
		end := len(lines)
		if n+1 < len(begins) {
			end = begins[n+1]
		}
		row := []string{lines[numbers[n]].section}
		for k := range head {
			var cell []string
			for _, ln := range lines[b:end] {
				if ln.cells[k] != "" {
					cell = append(cell, ln.cells[k])
				}
			}
			row = append(row, unbrokenText(cell, brokenWidth(cell)))
		}
		rows = append(rows, row)
	}
	return rows
}

// An unevenness tells of a cell that has so many empty lines above and below how far it is
// from where the cells of its column stand in their rows.
type unevenness struct{ number, text func(above, below int) int }

func fromTop(above, _ int) int        { return above }
func fromMiddle(above, below int) int { return max(above, below) - min(above, below) }

// part returns the lines that rows begin with, and what it costs to part them there.
func (u unevenness) part(lines []besideLine, numbers, texts []int) (begins []int, cost int) {
	type way struct {
		cost int
		from int // where the row begins
	}
	ways := make([]map[int]way, len(numbers)+1) // by the row, and where it ends
	ways[0] = map[int]way{0: {}}
	for n, y := range numbers {
		first, last := len(lines), len(lines)
		if n+1 < len(numbers) {
			first, last = y+1, numbers[n+1]
		}
		ways[n+1] = map[int]way{}
		for b, w := range ways[n] {
			for e := first; e <= last; e++ {
				all := w.cost + u.number(y-b, e-1-y) + partedAt(lines, e, texts)
				for _, k := range texts {
					all += u.text(blankBeside(lines[b:e], k))
				}
				if best, ok := ways[n+1][e]; !ok || all < best.cost || all == best.cost && b < best.from {
					ways[n+1][e] = way{all, b}
				}
			}
		}
	}
	at := len(lines)
	cost = ways[len(numbers)][at].cost
	for n := len(numbers); n > 0; n-- {
		at = ways[n][at].from
		begins = append(begins, at)
	}
	slices.Reverse(begins)
	return begins, cost
}

// blankBeside counts the lines above and below the text of a column.
func blankBeside(lines []besideLine, k int) (above, below int) {
	for above < len(lines) && lines[above].cells[k] == "" {
		above++
	}
	for above < len(lines) && lines[len(lines)-1-below].cells[k] == "" {
		below++
	}
	return above, below
}

// partedAt is what it costs to part two rows before a line.
func partedAt(lines []besideLine, e int, texts []int) (cost int) {
	if e == len(lines) {
		return 0
	}
	if lines[e].gap {
		cost -= emptyRow
	}
	for _, k := range texts {
		above, below := e-1, e
		for above > 0 && lines[above].cells[k] == "" {
			above--
		}
		for below < len(lines)-1 && lines[below].cells[k] == "" {
			below++
		}
		switch text := lines[above].cells[k]; {
		case text == "":
		case !ended(text) || goesOn.MatchString(lines[below].cells[k]):
			cost += goingOn
		case !strings.ContainsAny(lastRune(text), "。？?！!"):
			cost++
		}
	}
	return cost
}
