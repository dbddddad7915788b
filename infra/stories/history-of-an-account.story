# The third tab shows every change since the creation: who, when, what, old and new, and why.
tenant muster in Europe/Berlin
owner olga
administrator anna
as anna
POST /v1/users {"mail":"nina@muster.example","firstName":"Nina","lastName":"Neu"}
want 201
call it nina
wait 1h
PATCH /v1/users/@nina {"lastName":"Alt","licence":"driver"}
want 200
use link of nina
want 204
wait 1h
POST /v1/users/@nina/deactivate
want 200
GET /v1/users/@nina/history
want 200 entries.# 4 entries.3.event UserCreated entries.3.at 2026-03-02T08:00:00Z entries.3.byName "Anna Muster" entries.3.by.cause "by hand"
see entries.2.event UserChanged entries.2.at 2026-03-02T09:00:00Z entries.2.changes.0.field lastName entries.2.changes.0.old Neu entries.2.changes.0.new Alt
see entries.2.changes.1.field licence entries.2.changes.1.old collaborator entries.2.changes.1.new driver
see entries.1.event UserPasswordSet entries.1.by.kind link
see entries.0.event UserDeactivated entries.0.at 2026-03-02T10:00:00Z
GET /v1/users/@nina/history?page_size=2
want 200 entries.# 2 entries.1.event UserPasswordSet
GET /v1/users/@nina/history/export
want 200 "When,What,Folder,Field,Before,Now,By whom,Support,Why" "2026-03-02 10:00,Account changed,,Last name,Neu,Alt,Anna Muster,,By hand"
reading de
GET /v1/users/@nina/history/export
want 200 "2026-03-02 09:00;Benutzer angelegt;;Vorname;;Nina;Anna Muster;;Von Hand" "2026-03-02 11:00;Deaktiviert;;Status;Aktiv;Deaktiviert"
