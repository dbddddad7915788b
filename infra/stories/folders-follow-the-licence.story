# A box per folder makes a user driver or participant; what he may be depends on his licence, and which folders there are on whose eyes look.
tenant muster in Europe/Berlin
owner olga
administrator anna
driver dora
user uwe
as anna
POST /v1/folders {"name":"Vertrieb"}
want 201 role driver
call it vertrieb
as olga
POST /v1/folders {"name":"Geheim"}
want 201
call it geheim
as anna
# The tree is hers: in other folders each driver does it.
GET /v1/users/@uwe/folders
want 200 folders.# 1 folders.0.id @vertrieb folders.0.box null folders.0.mayDrive false folders.0.whyNotDriver driver_needs_licence
PUT /v1/folders/@geheim/members/@uwe {"role":"participant"}
want 403 not_in_folder
PUT /v1/folders/@vertrieb/members/@uwe {"role":"driver"}
want 409 driver_needs_licence
PUT /v1/folders/@vertrieb/members/@uwe {"role":"participant"}
want 200
PUT /v1/folders/@vertrieb/members/@dora {"role":"driver"}
want 200 role driver
# A driver needs no user menu.
as dora
GET /v1/users
want 403 forbidden
DELETE /v1/folders/@vertrieb/members/@uwe
want 204
# A super-administrator reaches every folder.
as olga
PATCH /v1/users/@anna {"superAdministrator":true}
want 200 superAdministrator true
sign in anna
as anna
PUT /v1/folders/@geheim/members/@uwe {"role":"participant"}
want 200
# Who still drives folders does not lose the licence for it unnoticed.
PATCH /v1/users/@dora {"licence":"collaborator"}
want 409 still_drives
