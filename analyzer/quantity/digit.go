package quantity

// plain reads the digits at byte i and nothing else: what may be a year before
// it is a number (2025.9.12).
func (f *finder) plain(i int) number {
	n := number{start: i, end: i, ascii: true, zeros: f.text[i] == '0'}
	for n.end < len(f.text) && isDigit(rune(f.text[n.end])) {
		if n.end-i < 10 {
			n.mantissa = n.mantissa*10 + int64(f.text[n.end]-'0')
		}
		n.end++
	}
	n.run, n.digits = n.end, n.end-i
	return n
}

// asciiDigits reads digits with their commas and decimals. A run divided by
// commas that is no number may be a list of them (8,9,10), and then only the
// first is read.
func (f *finder) asciiDigits(n *number) {
	s := f.text
	i := n.end
	first := i
	for i < len(s) && isDigit(rune(s[i])) {
		i++
	}
	n.digits = i - first
	n.zeros = n.digits > 1 && s[first] == '0'
	end := i
	if i+1 < len(s) && s[i] == ',' && isDigit(rune(s[i+1])) && i > f.lists {
		end = f.commas(n, first, i)
	}
	for k := first; k < end; k++ {
		if c := s[k]; c != ',' {
			n.mantissa = n.mantissa*10 + int64(c-'0')
			if n.mantissa > maxMantissa {
				n.broken = true
				n.mantissa = 0
			}
		}
	}
	if end+1 < len(s) && s[end] == '.' && isDigit(rune(s[end+1])) {
		end++
		for end < len(s) && isDigit(rune(s[end])) {
			if n.mantissa > maxMantissa/10 || n.scale == maxScale {
				n.broken = true
				n.mantissa = 0
			}
			n.mantissa = n.mantissa*10 + int64(s[end]-'0')
			n.scale++
			end++
		}
	}
	n.end = end
}

// commas reads the groups after the first digits of a number, [first, i), and
// returns where the number ends.
func (f *finder) commas(n *number, first, i int) int {
	s := f.text
	grouped := i-first <= 3 && s[first] != '0'
	short, years := i-first <= 2 && s[first] != '0', i-first == 4
	end := i
	for end+1 < len(s) && s[end] == ',' && isDigit(rune(s[end+1])) {
		from := end + 1
		for end = from; end < len(s) && isDigit(rune(s[end])); end++ {
		}
		grouped = grouped && end-from == 3
		short = short && end-from <= 2 && s[from] != '0'
		years = years && end-from == 4
	}
	switch {
	case grouped:
		n.commas = true
		return end
	case short || years:
		f.lists = end
		return i
	}
	n.broken = true
	return end
}
