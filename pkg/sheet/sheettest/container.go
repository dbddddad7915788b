package sheettest

import (
	"encoding/binary"
	"unicode/utf16"
)

const (
	sector = 512
	free   = 0xFFFFFFFF
	end    = 0xFFFFFFFE
	inFAT  = 0xFFFFFFFD
)

// Container is a compound file that holds one stream of at most 6.5 MiB; it is filled up with zeros to whole sectors, 4 KiB at least.
func Container(name string, stream []byte) []byte {
	for len(stream) < 4096 || len(stream)%sector != 0 {
		stream = append(stream, 0)
	}
	n := len(stream) / sector
	fats := 1
	for fats*128 < n+1+fats {
		fats++
	}
	le := binary.LittleEndian
	head := make([]byte, sector)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		le.PutUint16(head[at:], v)
	}
	for at, v := range map[int]uint32{44: uint32(fats), 48: uint32(n), 56: 4096, 60: end, 68: end} {
		le.PutUint32(head[at:], v)
	}
	for i := range 109 {
		le.PutUint32(head[76+4*i:], free)
		if i < fats {
			le.PutUint32(head[76+4*i:], uint32(n+1+i))
		}
	}
	fat := make([]byte, fats*sector)
	for i := range fats * 128 {
		v := uint32(free)
		switch {
		case i < n-1:
			v = uint32(i + 1)
		case i == n-1, i == n:
			v = end
		case i <= n+fats:
			v = inFAT
		}
		le.PutUint32(fat[4*i:], v)
	}
	out := append(head, stream...)
	out = append(out, entry("Root Entry", 5, 1, end, 0)...)
	out = append(out, entry(name, 2, free, 0, len(stream))...)
	out = append(out, entry("", 0, free, 0, 0)...)
	out = append(out, entry("", 0, free, 0, 0)...)
	return append(out, fat...)
}

// entry is one of the directory.
func entry(name string, kind byte, child uint32, start uint32, size int) []byte {
	e := make([]byte, 128)
	le := binary.LittleEndian
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		le.PutUint16(e[2*i:], u)
	}
	if name != "" {
		le.PutUint16(e[64:], uint16(2*len(units)+2))
	}
	e[66], e[67] = kind, 1
	for at, v := range map[int]uint32{68: free, 72: free, 76: child, 116: start, 120: uint32(size)} {
		le.PutUint32(e[at:], v)
	}
	return e
}
