# A user's history is narrowed by event, field, who did it and when, page by page, and its file by the same.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PATCH /v1/users/@uwe {"department":"Lager"}
want 200
wait 1h
as olga
PATCH /v1/users/@uwe {"department":"Versand","country":"AT"}
want 200
wait 1h
PUT /v1/users/@uwe/exemption {"until":"2026-03-04T00:00:00Z","reason":"Elternzeit bis Mittwoch"}
want 200
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-22T08:00:00Z
sign in olga
GET /v1/users/@uwe/history?event=UserChanged
want 200 entries.# 2 entries.0.byName "Olga Muster" entries.1.byName "Anna Muster"
GET /v1/users/@uwe/history?event=UserExempted,UserWarned
want 200 entries.# 2 entries.0.event UserWarned entries.1.event UserExempted
GET /v1/users/@uwe/history?field=country
want 200 entries.# 1 entries.0.changes.0.new AT
GET /v1/users/@uwe/history?by=@anna
want 200 entries.# 1 entries.0.changes.0.new Lager
GET /v1/users/@uwe/history?by=idle+rule
want 200 entries.# 1 entries.0.event UserWarned
GET /v1/users/@uwe/history?by=@olga&event=UserChanged&field=department&from=2026-03-02T09:00:00Z&to=2026-03-02T09:00:00.001Z
want 200 entries.# 1 entries.0.at 2026-03-02T09:00:00Z
GET /v1/users/@uwe/history?to=2026-03-02T09:00:00Z&event=UserChanged
want 200 entries.# 1 entries.0.changes.0.new Lager
GET /v1/users/@uwe/history?from=2026-03-23T00:00:00Z
want 200 entries.# 0 nextPageToken null
GET /v1/users/@uwe/history/export?event=UserChanged&by=@anna
want 200 "Department,,Lager" no "Versand"
GET /v1/users/@uwe/history?event=UserChanged&page_size=1
want 200 entries.# 1 entries.0.byName "Olga Muster"
keep nextPageToken as next
GET /v1/users/@uwe/history?event=UserChanged&page_size=1&page_token=@next
want 200 entries.# 1 entries.0.byName "Anna Muster"
GET /v1/users/@uwe/history?page_size=1&page_token=@next
want 422 bad_page_token
GET /v1/users/@uwe/history?event=UserChanged&field=department&page_token=@next
want 422 bad_page_token
GET /v1/users/@anna/history?event=UserChanged&page_token=@next
want 422 bad_page_token
GET /v1/settings/history?event=IdleRuleChanged&by=@olga
want 200 entries.# 1 entries.0.changes.0.new 30
GET /v1/settings/history?by=support
want 200 entries.# 0
GET /v1/users/@uwe/history?event=Anything
want 422 no_event errors.0.pointer event
GET /v1/users/@uwe/history?by=anna@muster.example
want 422 bad_by errors.0.pointer by
GET /v1/users/@uwe/history?from=2026-03-02T09:00:00Z&to=2026-03-02T09:00:00Z
want 422 bad_span errors.0.pointer to
GET /v1/users/@uwe/history?from=yesterday
want 422 invalid
GET /v1/users/@uwe/history?field=Anna+Muster
want 422 invalid
