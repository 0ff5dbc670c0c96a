package analyzer

// oldForms maps old and variant forms of kanji, as names and older papers have
// them, to the form in today's use. Only forms that mean the same in every
// word stand here: 辨, 瓣 and 辯 all became 弁, but nobody writes 弁護士 as
// 瓣護士, so they may share it; 欠 and 缺 likewise. 嶋 and 島, 斎 and 斉 are
// taken together only where old and new are one character, not where families
// keep two (斉藤 is not 斎藤).
var oldForms = makeOldForms(
	"亜亞悪惡圧壓囲圍医醫為爲壱壹稲稻飲飮隠隱営營栄榮衛衞駅驛円圓塩鹽縁緣応應欧歐殴毆桜櫻奥奧横橫" +
		"温溫穏穩仮假価價画畫会會壊壞懐懷絵繪拡擴殻殼覚覺学學岳嶽楽樂勧勸巻卷寛寬歓歡缶罐観觀関關陥陷顔顏" +
		"帰歸気氣亀龜偽僞戯戲犠犧旧舊拠據挙擧虚虛峡峽挟挾狭狹郷鄕響響尭堯暁曉区區駆驅駆駈勲勳薫薰径徑恵惠渓溪" +
		"経經継繼茎莖蛍螢軽輕鶏鷄芸藝撃擊欠缺倹儉剣劍圏圈検檢権權献獻県縣研硏険險顕顯験驗厳嚴" +
		"広廣恒恆鉱鑛効效黄黃号號国國黒黑歳歲済濟砕碎斎齋剤劑冴冱桟棧参參惨慘蚕蠶賛贊残殘" +
		"糸絲児兒辞辭湿濕実實舎舍写寫釈釋寿壽収收従從渋澁獣獸縦縱粛肅処處緒緖諸諸叙敍奨奬将將焼燒称稱証證" +
		"乗乘剰剩嬢孃譲讓醸釀畳疊条條状狀浄淨縄繩触觸嘱囑図圖粋粹酔醉随隨髄髓数數枢樞声聲静靜斉齊摂攝窃竊" +
		"専專戦戰浅淺潜潛繊纖践踐銭錢禅禪双雙壮壯捜搜挿插争爭総總聡聰荘莊装裝騒騷増增臓臟蔵藏属屬続續" +
		"堕墮体體対對帯帶滞滯台臺択擇沢澤単單担擔胆膽団團弾彈断斷遅遲昼晝虫蟲鋳鑄庁廳聴聽勅敕鎮鎭" +
		"塚塚逓遞鉄鐵転轉点點伝傳灯燈当當党黨盗盜稲稻闘鬪徳德独獨読讀届屆弐貳悩惱脳腦" +
		"廃廢拝拜売賣麦麥発發髪髮抜拔蛮蠻秘祕浜濱瓶甁払拂仏佛並竝変變辺邊辺邉辺辺弁辨弁瓣弁辯舗舖穂穗宝寶豊豐没沒" +
		"翻飜槙槇満滿黙默弥彌薬藥訳譯予豫余餘与與誉譽揺搖様樣謡謠遥遙来來頼賴乱亂覧覽竜龍両兩猟獵緑綠" +
		"隣鄰凛凜塁壘励勵礼禮霊靈齢齡恋戀炉爐労勞楼樓郎郞朗朗録錄湾灣" +
		"高髙崎﨑吉𠮷浜濵瀬瀨曽曾祐祐渡渡真眞瑶瑤桧檜薮藪諌諫靭靱覇霸" +
		"竃竈籠篭鯵鰺填塡剥剝頬頰繋繫掴摑嘘噓叱𠮟")

// makeOldForms reads pairs of characters, today's form before the older one.
func makeOldForms(pairs string) map[rune]rune {
	runes := []rune(pairs)
	m := make(map[rune]rune, len(runes)/2)
	for i := 0; i+1 < len(runes); i += 2 {
		if today, old := runes[i], runes[i+1]; today != old {
			m[old] = today
		}
	}
	return m
}
