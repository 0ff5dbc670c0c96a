package main

import "strings"

// localeVariables are those that may name the language of messages, the
// strongest first, as POSIX orders them.
var localeVariables = []string{"LC_ALL", "LC_MESSAGES", "LANG"}

// languageOf finds the language of messages: that of the first variable that
// is set, or else that of the system's own setting where there is one (on
// Windows the variables are rarely set). system may return "".
func languageOf(getenv func(string) string, system func() string) language {
	for _, name := range localeVariables {
		if v := getenv(name); v != "" {
			return parseLanguage(v)
		}
	}
	return parseLanguage(system())
}

// parseLanguage reads ja, ja_JP.UTF-8 and ja-JP as Japanese and all else as
// English.
func parseLanguage(locale string) language {
	tag := strings.ToLower(locale)
	if i := strings.IndexAny(tag, "_-.@"); i >= 0 {
		tag = tag[:i]
	}
	if tag == "ja" {
		return japanese
	}
	return english
}
