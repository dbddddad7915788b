# Columns, their order and the filters are kept per person; the eraser clears the filters and nothing else.
tenant muster in Europe/Berlin
owner olga
administrator anna
as anna
GET /v1/users/columns
want 200 columns.0.name name columns.0.sortable true columns.0.filterable true columns.0.default true "folders"
see columns.12.name folders columns.12.sortable false columns.12.filterable false
GET /v1/users/view
want 200 columns.0.name name columns.1.name mail filters.# 0
PUT /v1/users/view {"columns":[{"name":"mail","width":200},{"name":"name"},{"name":"department"}],"filters":[{"column":"status","op":"is","values":["deactivated"]}],"sort":{"column":"mail","descending":true},"text":"uwe","pageSize":20}
want 200
GET /v1/users/view
want 200 columns.# 3 columns.0.name mail columns.0.width 200 columns.2.name department filters.# 1 sort.column mail text uwe pageSize 20
DELETE /v1/users/view/filters
want 200 filters.# 0 columns.# 3 columns.0.name mail sort.column mail pageSize 20 no "uwe"
PUT /v1/users/view {"columns":[{"name":"shoe size"}],"filters":[],"sort":{"column":"name"}}
want 422 no_column
as olga
GET /v1/users/view
want 200 columns.0.name name
