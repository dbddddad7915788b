package api

import (
	"strconv"
	"strings"
)

// etag is an item's version as HTTP says it.
func etag(version int) string { return `"` + strconv.Itoa(version) + `"` }

// version reads If-Match. Where it is required, none is a fault; what is no version of ours matches nothing.
func version(ifMatch string) (int, error) {
	tag := strings.TrimSpace(ifMatch)
	if tag == "" {
		return 0, errMatch
	}
	n, err := strconv.Atoi(strings.Trim(strings.TrimPrefix(tag, "W/"), `"`))
	if err != nil {
		return -1, nil
	}
	return n, nil
}

// unquoted is the text of an ETag, "" when there is none.
func unquoted(ifMatch string) string {
	return strings.Trim(strings.TrimPrefix(strings.TrimSpace(ifMatch), "W/"), `"`)
}
