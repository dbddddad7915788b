# Who wants to import gets a file to fill in, in his language, as CSV or .xlsx.
tenant muster in Europe/Berlin
owner olga
user uwe
as olga
GET /v1/imports/template
want 200 "Email,First name,Last name,Country,Time zone,Language,Licence,Administrator,Department,Folders" header content-type "text/csv; charset=utf-8"
PATCH /v1/users/@olga {"language":"de"}
want 200
GET /v1/imports/template?format=csv
want 200 "E-Mail;Vorname;Nachname;Land;Zeitzone;Sprache;Lizenz;Administrator;Abteilung;Ordner" "DE;Europe/Berlin;de;Collaborator"
GET /v1/imports/template?format=xlsx
want 200 header content-type application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
see "PK"
GET /v1/imports/template?format=ods
want 422 invalid errors.0.pointer format
as uwe
GET /v1/imports/template?format=xlsx
want 403 forbidden
