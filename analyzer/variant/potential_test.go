package variant

import "testing"

func TestPotential(t *testing.T) {
	for verb, want := range map[string]string{
		"減らす": "減らせる", "話し出す": "話し出せる", "使う": "使える", "言う": "言える", "会う": "会える", "買う": "買える", "払う": "払える",
		"通う": "通える", "思う": "思える", "歌う": "歌える", "話し合う": "話し合える", "向き合う": "向き合える", "手伝う": "手伝える",
		"行く": "行ける", "書く": "書ける", "聞く": "聞ける", "働く": "働ける", "歩く": "歩ける", "動く": "動ける",
		"読む": "読める", "休む": "休める", "飲む": "飲める", "頼む": "頼める", "住む": "住める", "取り組む": "取り組める",
		"選ぶ": "選べる", "学ぶ": "学べる", "遊ぶ": "遊べる", "運ぶ": "運べる", "待つ": "待てる", "持つ": "持てる",
		"作る": "作れる", "送る": "送れる", "乗る": "乗れる", "戻る": "戻れる", "走る": "走れる", "座る": "座れる", "帰る": "帰れる", "守る": "守れる", "語る": "語れる",
	} {
		if got := Potential(verb); got != want {
			t.Errorf("Potential(%s) = %q, want %s", verb, got, want)
		}
		if got := Potential(want); got != verb {
			t.Errorf("Potential(%s) = %q, want %s", want, got, verb)
		}
	}
	for _, verb := range []string{"続く", "続ける", "開く", "開ける", "進む", "進める", "する", "せる", "す", "窓口", ""} {
		if got := Potential(verb); got != "" {
			t.Errorf("Potential(%s) = %q, want none", verb, got)
		}
	}
	if n := len(potentialVerbs); n != 38 {
		t.Errorf("%d verbs in the table; each has its case above", n)
	}
}
