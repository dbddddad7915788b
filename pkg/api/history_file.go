package api

import (
	"context"
	"slices"
	"time"

	"github.com/curfew/curfew/pkg/event"
	"github.com/curfew/curfew/pkg/folder"
)

type historyExportInput struct {
	ID string `path:"id" maxLength:"60"`
	HistoryFilter
}

// mostRounds bounds what one file of a history is gathered from, by pages read.
const mostRounds = 100

func (s *Server) exportHistory(ctx context.Context, c call, in *historyExportInput) (*fileOutput, error) {
	language, token := lang(c), ""
	f := newFile(language)
	f.row(historyHead(language)...)
	write := historyRows(f, c.Tenant.Location(), language)
	for range mostRounds {
		page, err := s.userHistory(ctx, c, &historyInput{ID: in.ID, HistoryFilter: in.HistoryFilter, Paging: Paging{Size: 200, Token: token}})
		if err != nil {
			return nil, err
		}
		inFolder, err := s.foldersNamed(ctx, c, page.Body.Entries)
		if err != nil {
			return nil, err
		}
		for _, e := range page.Body.Entries {
			write(e, inFolder(e))
		}
		if token = page.Body.Next; token == "" {
			return f.done(historyName(language))
		}
	}
	return nil, errLargeFile
}

// foldersNamed gives the path of the folder that an entry concerns, of those that the caller sees. Nothing is read when none does.
func (s *Server) foldersNamed(ctx context.Context, c call, entries []entryView) (func(entryView) string, error) {
	if !slices.ContainsFunc(entries, func(e entryView) bool { return e.Event == event.UserFolder }) {
		return func(entryView) string { return "" }, nil
	}
	f, err := folder.Find(ctx, s.Table, c.asFolderBy(), c.Tenant.ID)
	return func(e entryView) string {
		if e.Event != event.UserFolder {
			return ""
		}
		return f.Path(e.Subject)
	}, err
}

// historyHead is the first row of a history's file.
func historyHead(lang string) []string {
	i := index(lang)
	return []string{
		[3]string{"Wann", "When", "Quand"}[i], [3]string{"Was", "What", "Quoi"}[i], [3]string{"Ordner", "Folder", "Dossier"}[i], [3]string{"Feld", "Field", "Champ"}[i],
		[3]string{"Vorher", "Before", "Avant"}[i], [3]string{"Jetzt", "Now", "Maintenant"}[i], [3]string{"Von wem", "By whom", "Par qui"}[i],
		[3]string{"Support", "Support", "Support"}[i], [3]string{"Warum", "Why", "Pourquoi"}[i],
	}
}

// historyName is what a history's file is called.
func historyName(lang string) string {
	return [3]string{"verlauf", "history", "historique"}[index(lang)]
}

// historyRows gives what writes an entry into a file: a row for each field that changed.
func historyRows(f *file, zone *time.Location, lang string) func(e entryView, folder string) {
	h := historyWords()
	return func(e entryView, folder string) {
		row := func(field, old, is string) {
			f.row(minute(e.At, zone), h.Events.said(e.Event, lang), folder, field, old, is, e.ByName, e.AgentName, h.cause(e.By.Cause, lang))
		}
		if len(e.Changes) == 0 {
			row("", "", "")
		}
		for _, one := range e.Changes {
			old := ""
			if one.Old != "" || !h.Events[e.Event].First {
				old = h.value(one.Field, one.Old, zone, lang)
			}
			row(h.Fields.said(one.Field, lang), old, h.value(one.Field, one.New, zone, lang))
		}
	}
}
