package quantity

import "strconv"

// value is a number: mantissa ÷ 10^scale.
type value struct {
	mantissa int64
	scale    int
}

// maxMantissa bounds values well below what int64 holds. A number of more than
// 17 digits is no quantity.
const maxMantissa = 1e17

// maxScale bounds the decimals, for the same reason.
const maxScale = 15

func (v value) append(dst []byte) []byte {
	unit := int64(1)
	for range v.scale {
		unit *= 10
	}
	dst = strconv.AppendInt(dst, v.mantissa/unit, 10)
	if v.scale == 0 {
		return dst
	}
	dst = append(dst, '.')
	for rest := v.mantissa % unit; unit > 1; rest %= unit {
		unit /= 10
		dst = append(dst, '0'+byte(rest/unit))
	}
	return dst
}

// trim drops the zeros at the end of the decimals.
func (v value) trim() value {
	for v.scale > 0 && v.mantissa%10 == 0 {
		v.mantissa /= 10
		v.scale--
	}
	return v
}

// times multiplies by a power of ten; false when the product is too large.
func (v value) times(power int64) (value, bool) {
	for power > 1 && v.scale > 0 {
		power /= 10
		v.scale--
	}
	if v.mantissa > maxMantissa/power {
		return v, false
	}
	v.mantissa *= power
	return v, true
}

// whole returns the value if it has no decimals and is at most max, and
// otherwise -1.
func (v value) whole(max int) int {
	if v.scale > 0 || v.mantissa > int64(max) {
		return -1
	}
	return int(v.mantissa)
}

// andHalf adds a half, the 半 of 一年半, to a value without decimals.
func (v value) andHalf() value { return value{v.mantissa*10 + 5, 1} }
