# An administrator edits the account, and the country drives the time zone unless a zone is sent with it.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
PATCH /v1/users/@uwe {"country":"PT"}
want 200 country PT zone Europe/Lisbon version 2
PATCH /v1/users/@uwe {"country":"AT","zone":"Europe/Berlin","department":"Einkauf","firstName":"Uwe-Karl"}
want 200 country AT zone Europe/Berlin department Einkauf firstName Uwe-Karl
PATCH /v1/users/@uwe {"country":"ZZ"}
want 422 bad_country errors.0.pointer /country
PATCH /v1/users/@uwe {"zone":"Europe/Nowhere"}
want 422 bad_zone errors.0.pointer /zone
PATCH /v1/users/@uwe {"department":""}
want 200 no "Einkauf"
GET /v1/users/@uwe/history
want 200 "Europe/Lisbon" "Uwe-Karl"
# Nothing changed is no entry.
PATCH /v1/users/@uwe {"country":"AT"}
want 200 version 4
