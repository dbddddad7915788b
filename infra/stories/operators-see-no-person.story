# Operators open tenants and see name, standing, seats and grant of each, and no person.
tenant muster in Europe/Berlin
owner olga
user uwe
operator otto
as otto
GET /v1/tenants
want 200 tenants.# 2 no "Olga" no "olga@" no "@olga"
GET /v1/tenants/@muster
want 200 handle muster status active supportAccess false no "usr_"
GET /v1/users/@uwe
want 403 forbidden
POST /v1/tenants {"handle":"neu","name":"Neu AG","zone":"Europe/Zurich","language":"fr","owner":{"mail":"nora@neu.example","firstName":"Nora","lastName":"Neu"}}
want 201 handle neu status active subscription seats
mail to nora@neu.example is invitation
POST /v1/tenants {"handle":"neu","name":"Neu AG","owner":{"mail":"nora@neu.example","firstName":"Nora","lastName":"Neu"}}
want 409 handle_taken errors.0.pointer /handle
POST /v1/tenants {"handle":"Neu AG","name":"Neu AG","owner":{"mail":"nora@neu.example","firstName":"Nora","lastName":"Neu"}}
want 422 bad_handle
POST /v1/tenants {"handle":"neu2","name":"Neu AG","owner":{"mail":"nora","firstName":"Nora","lastName":"Neu"}}
want 422 address_invalid errors.0.pointer /owner/mail
as olga
GET /v1/tenants
want 403 forbidden
