# A deletion asks for confirmation and is for ever: the person is out at once, his data goes, and he reads User deleted everywhere.
tenant muster in Europe/Berlin
owner olga
administrator anna
administrator adam
user uwe
as adam
PATCH /v1/users/@uwe {"department":"Versand"}
want 200
as olga
GET /v1/users/@adam/deletion
want 200 state preview final true sessions 1
POST /v1/users/@adam/deletion {"confirm":"yes"}
want 422 bad_confirmation errors.0.pointer /confirm
POST /v1/users/@adam/deletion {"confirm":"ADAM@muster.example"}
want 202 state running final true
as adam
GET /v1/me
want 401 ended
sign in adam
want 403 deactivated
as olga
POST /v1/users/@adam/reactivate
want 409 being_deleted
wait 2m
GET /v1/users/@adam
want 404 not_found
GET /v1/users/@adam/deletion
want 200 state done final true
GET /v1/users
want 200 total 3 no "@adam"
GET /v1/users/@uwe/history
want 200 entries.0.byName "User deleted" no "Adam"
event UserDeleted @adam
event UserErased @adam
# The address is free again, and its next owner is somebody else.
POST /v1/users {"mail":"adam@muster.example","firstName":"Andere","lastName":"Person"}
want 201
