# The idle rule is off by default; its period is 30 to 730 whole days, and a preview says beforehand whom it would meet.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
as anna
GET /v1/settings/security
want 200 idleDays null presets [30,60,90,180,365] least 30 most 730 noticeDays 15
wait 40d
no mail to uwe
sign in anna
GET /v1/users/@uwe
want 200 idle.state off status active
# Olga is the last active owner and stands in no preview of who would be warned.
GET /v1/settings/security/preview?idleDays=30
want 200 warnedNow 1 alreadyWarned 0 exempt 0 "Uwe Muster" no "Olga"
GET /v1/settings/security/preview?idleDays=29
want 422 bad_days
PUT /v1/settings/security {"idleDays":29}
want 422 bad_days errors.0.pointer /idleDays
PUT /v1/settings/security {"idleDays":731}
want 422 bad_days
PUT /v1/settings/security {"idleDays":30.5}
want 422 invalid
PUT /v1/settings/security {"idleDays":30,"confirmed":0}
want 409 confirm_again errors.0.pointer /confirmed
GET /v1/settings/security
want 200 idleDays null
PUT /v1/settings/security {"idleDays":30,"confirmed":1}
want 200 idleDays 30
