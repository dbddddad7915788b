package demo

import (
	"context"
	_ "embed"
	"fmt"
	"strings"

	"github.com/curfew/curfew/pkg/folder"
	"github.com/curfew/curfew/pkg/user"
)

//go:embed folders.csv
var tree string

// folders makes the tree of Muster GmbH: each line of folders.csv is made by its first driver, who takes the others in.
func (b *builder) folders() {
	made := map[string]string{}
	b.on(190, 10, 0, func(ctx context.Context) error {
		for n, line := range strings.Split(strings.TrimSpace(tree), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			if err := b.folder(ctx, made, line); err != nil {
				return fmt.Errorf("folders.csv, line %d: %w", n+1, err)
			}
		}
		return nil
	})
	b.on(100, 16, 0, func(ctx context.Context) error { return b.shut(ctx, made["Lager/Inventur"]) })
}

// folder makes one folder: path;who makes it;drivers;participants.
func (b *builder) folder(ctx context.Context, made map[string]string, line string) error {
	f := strings.Split(line, ";")
	if len(f) != 4 {
		return fmt.Errorf("%d fields", len(f))
	}
	maker, err := b.who(ctx, f[1])
	if err != nil {
		return err
	}
	by, err := b.asFolderBy(ctx, maker)
	if err != nil {
		return err
	}
	above, name := "", f[0]
	if i := strings.LastIndex(f[0], "/"); i >= 0 {
		above, name = f[0][:i], f[0][i+1:]
	}
	one, err := folder.Create(ctx, b.Table, by, b.muster, name, made[above], nil)
	if err != nil {
		return err
	}
	made[f[0]] = one.ID
	for i, role := range []folder.Role{folder.Driver, folder.Participant} {
		for _, mail := range strings.Fields(f[2+i]) {
			who, err := b.who(ctx, mail)
			if err != nil {
				return err
			}
			if _, err := folder.Set(ctx, b.Table, by, b.muster, one.ID, who, role); err != nil {
				return fmt.Errorf("%s: %w", mail, err)
			}
		}
	}
	return nil
}

// who finds somebody of Muster GmbH by the beginning of his address.
func (b *builder) who(ctx context.Context, mail string) (string, error) {
	id, err := user.ByMail(ctx, b.Table, b.muster, mail+"@muster.example")
	if err == nil && id == "" {
		err = fmt.Errorf("nobody is %s", mail)
	}
	return id, err
}

// asFolderBy is somebody as folders see him.
func (b *builder) asFolderBy(ctx context.Context, id string) (folder.By, error) {
	u, err := user.Get(ctx, b.Table, b.muster, id)
	if err != nil {
		return folder.By{}, err
	}
	by, err := b.as(ctx, b.muster, id)
	return folder.By{Actor: by, Administrator: u.Administrator}, err
}

// shut closes a folder, as the owner who made it.
func (b *builder) shut(ctx context.Context, id string) error {
	maker, err := b.who(ctx, "olga")
	if err != nil {
		return err
	}
	by, err := b.asFolderBy(ctx, maker)
	if err != nil {
		return err
	}
	_, err = folder.Close(ctx, b.Table, by, b.muster, id)
	return err
}
