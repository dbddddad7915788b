# The list is exported as CSV as it is selected: the chosen columns, in their order, under the present filter.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe department =1+1
user berta department Einkauf
as anna
POST /v1/users/export {"columns":["department","mail"],"text":"uwe"}
want 200 "Department,Email" "'=1+1,uwe@muster.example" no "berta"
POST /v1/folders {"name":"Projekte"}
want 201
call it projekte
PUT /v1/folders/@projekte/members/@berta {"role":"participant"}
want 200
POST /v1/users/export {"columns":["mail"],"view":"mine"}
want 200 "berta" no "uwe"
POST /v1/users/export {"columns":["shoe size"]}
want 422 no_column
POST /v1/users/export {"columns":[]}
want 422 invalid
as uwe
POST /v1/users/export {"columns":["mail"]}
want 403 forbidden
