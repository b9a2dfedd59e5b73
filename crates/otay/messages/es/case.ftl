## La carpeta del caso: qué está mal en ella, y los comandos que crean y revisan una.

help-assess = La respuesta completa a un caso: origen, arancel y costo puesto en destino de cada escenario
    .case = La carpeta con case.toml
    .as-of = Pregunta por la ley de otro día que el del caso, como 2026-10-09
    .format = text (en pantalla, con report.html al lado), html o json
    .out = Dónde se escribe la página en lugar de report.html; con --format json, un nombre que no termina en .html recibe el JSON
    .what-if = Supone un arancel adicional suspendido o a otra tasa, como s301-china=off, o nombra un archivo con otros costos; se puede repetir
    .examples =
        otay --lang es assess examples/guitar
        otay assess examples/guitar --out guitarra.html
        otay assess examples/guitar --format json
        otay assess examples/guitar --what-if s301-china=off

help-case = Un caso: un producto, su lista de materiales, los escenarios que se comparan
    .examples =
        otay case new mi-producto
        otay case check mi-producto
help-case-new = Escribe un caso comentado para empezar
    .dir = La carpeta donde se escribe; todavía no debe tener un caso
    .examples =
        otay --lang es case new mi-producto
        otay --lang en case new my-product
help-case-check = Dice todo lo que está mal en un caso, con archivo, línea, columna y qué hacer
    .dir = La carpeta con case.toml
    .as-of = Pregunta por la ley de otro día que el del caso, como 2026-10-09
    .format = text o json
    .examples =
        otay case check examples/guitar
        otay case check mi-producto --format json

case-report-with-working = El desarrollo de cada respuesta se despliega en { $file }; también está en --format json.
case-report-written = El reporte está en { $file }.
case-written = Se escribieron { $files } en { $dir }.
    .next = Llene los espacios en blanco y después ejecute: otay case check { $dir }
case-sound = { $title }: no hay nada mal en este caso.
case-sound-what = { $parts ->
    [one] Un renglón en la lista de materiales
   *[other] { $parts } renglones en la lista de materiales
    }, { $scenarios ->
    [one] un escenario
   *[other] { $scenarios } escenarios
    }, ley del { $date }.
case-prices-illustrative = Los precios son datos ilustrativos, no cotizaciones.
case-prices-quoted = Los precios son cotizaciones.
case-prices-actual = Los precios son precios reales.

case-status-no-evidence = se dice originaria, y nada lo demuestra
case-status-evidence-expired = su evidencia ya venció
case-status-evidence-later = su evidencia es de fecha posterior al día del caso

error-case-folder-not-found = no existe la carpeta `{ $path }`
    .help = Indique una carpeta que tenga case.toml; `otay case new { $path }` escribe una.
error-case-folder-taken = `{ $path }` ya tiene un caso
    .why = Nada se sobrescribe.
    .help = Elija otra carpeta, o quite primero el caso que está ahí.
error-case-file-missing = `{ $file }` no está en la carpeta
    .help = Póngalo ahí, o corrija su nombre en case.toml.
error-case-file-unreadable = no se puede leer `{ $file }`: { $reason }
    .help = Revise que tenga permiso de leerlo.
error-case-file-too-large = `{ $file }` pesa más de { $limit } MB
    .help = Una lista de materiales es mucho más pequeña; revise que sea el archivo correcto.
error-case-encoding-unknown = `{ $file }` no es texto UTF-8 ni Latin-1
    .help = Guárdelo como UTF-8 (en una hoja de cálculo: CSV UTF-8).
error-case-not-toml = esto no es TOML: { $reason }
    .why = El resto del archivo no se puede leer mientras esto no se corrija.
    .help = El texto va entre comillas, la clave lleva `=`, y cada clave aparece una sola vez en su tabla.
error-case-format-unsupported = el formato { $found } no se conoce
    .help = Este programa lee el formato 1: escriba `format = 1`.

error-case-key-unknown = `{ $key }` no es una clave de esta tabla
    .why = Una clave que nadie lee se ignoraría en silencio.
    .help = { $nearest ->
        [none] Quítela; docs/case-format.md enumera las claves de cada tabla.
       *[other] ¿Quiso decir `{ $nearest }`?
    }
error-case-key-missing = falta `{ $key }` en esta tabla
    .help = Agréguela; docs/case-format.md dice qué contiene.
error-case-type-wrong = `{ $key }` tiene que ser { $expected ->
        [text] texto entre comillas
        [decimal] un número decimal
        [date] una fecha
        [yes-no] true o false
        [table] una tabla
        [tables] una o más tablas
        [list] una lista entre corchetes
       *[other] true, false, un número, una fecha o texto
    }
    .help = Aquí es del tipo { $found }.
error-case-value-blank = `{ $key }` sigue en blanco
    .help = Llénelo.
error-case-word-unknown = `{ $word }` no es una palabra para `{ $key }`
    .help = Una de: { $allowed }.
error-case-scenario-kind-unknown = `{ $word }` no es un tipo de escenario
    .help = Uno de: { $allowed }.

error-case-one-of-keys = aquí va exactamente una de { $keys }
    .help = Deje una; dicen lo mismo de distinta manera.
error-case-range-out-of-order = los extremos del rango están en desorden
    .help = El extremo bajo no pasa del valor, ni el valor del extremo alto.

error-case-date-invalid = `{ $text }` no es una fecha
    .help = Escriba año-mes-día, como 2026-10-09.
error-case-decimal-invalid = `{ $text }` no es un número decimal
    .why = Los separadores de miles y la coma decimal se leen distinto en cada país; adivinar mal es un factor de mil.
    .help = Escriba dígitos con punto decimal y nada más, como 1234.50.
error-case-decimal-too-fine = `{ $text }` tiene más de doce decimales
    .help = Los números se guardan exactos, hasta doce decimales; redondéelo usted.
error-case-amount-negative = { $text } es menor que cero
    .help = Los costos, valores y pesos son cero o más.
error-case-not-above-zero = { $text } no es mayor que cero
    .help = Las cantidades, volúmenes y tasas son mayores que cero; quite el renglón que no se usa.
error-case-country-unknown = `{ $text }` no es un país
    .help = Escriba las dos letras mayúsculas de ISO 3166-1, como MX, US, CN o VN.
error-case-currency-unknown = `{ $text }` no es una moneda
    .help = Escriba las tres letras mayúsculas de ISO 4217, como USD o MXN.
error-case-unit-unknown = `{ $text }` no es una unidad
    .help = Una de: { $allowed }; también se leen muchas otras formas.

error-case-tariff-code-malformed = `{ $text }` no es un código arancelario
    .help = Escriba 6, 8 o 10 dígitos, como 9202.90.40 o 9202904000.
error-case-tariff-code-too-short = { $code } es demasiado corto
    .why = La tasa está en ocho dígitos; la regla de origen, en seis.
    .help = Dé al menos { $digits } dígitos.
error-case-tariff-code-unknown = { $code } no está en la tarifa el { $date }
    .why = Un código que no existe no tiene tasa; nunca se toma por exento.
    .help = { $near ->
        [none] Revise los dígitos; `otay tariff search` encuentra un código por palabras.
       *[other] Líneas cercanas: { $near }.
    }
error-case-tariff-code-retired = { $code } salió de la tarifa después del { $until }
    .why = No tiene tasa el { $date }.
    .help = { $successors ->
        [none] Busque el código que ampara hoy la mercancía; `otay tariff search` ayuda.
       *[other] Entraron cuando salió: { $successors }.
    }
error-case-tariff-code-later = { $code } entra a la tarifa el { $from }
    .why = No tiene tasa el { $date }.
    .help = Use el código que amparaba la mercancía ese día, o pregunte por un día posterior.

error-case-exchange-rate-missing = no hay tipo de cambio entre { $from } y { $to }
    .why = Montos en dos monedas no se pueden sumar sin él, y no se adivina ninguno.
    .help = Agregue un [[exchange_rate]] con from, to, rate, date y source.
error-case-exchange-rate-duplicate = un segundo tipo de cambio entre { $from } y { $to }
    .why = El primero está en { $first }.
    .help = Deje uno; se lee en ambos sentidos.
error-case-exchange-rate-to-itself = un tipo de cambio de { $currency } a sí misma
    .help = Quítelo, o corrija una de sus monedas.

error-case-place-unknown = `{ $place }` no es un lugar de la región
    .why = Del lugar dependen distancias, cruces, salarios y rentas.
    .help = { $near ->
        [none] Use un id de region/places.
       *[other] ¿Quiso decir { $near }?
    }
error-case-process-unknown = `{ $process }` no es un proceso que el directorio conozca
    .why = Quién podría fabricarlo se busca por los procesos nombrados; uno desconocido no contaría para nadie.
    .help = { $near ->
        [none] `otay directory terms processes` lista los procesos; omita lo que no sea ninguno.
       *[other] ¿Quiso decir { $near }? `otay directory terms processes` los lista todos.
    }
error-case-place-in-other-country = `{ $place }` está en { $lies_in }, no en { $said }
    .help = Corrija el lugar o el país.
error-case-entry-at-home = una mercancía hecha en Estados Unidos no se importa a Estados Unidos
    .help = Quite la tabla [scenario.entry] de este escenario.
error-case-scenario-none = el caso no tiene escenarios
    .help = Agregue un [[scenario]].
error-case-scenario-duplicate = un segundo escenario llamado `{ $id }`
    .why = El primero está en { $first }.
    .help = Dé a cada escenario su propio id.
error-case-scenario-unknown = no existe el escenario `{ $id }`
    .help = { $known ->
        [none] El caso no tiene escenarios.
       *[other] Los escenarios son { $known }.
    }
error-case-id-invalid = `{ $id }` no es un nombre corto
    .help = Use minúsculas, dígitos y guiones, 40 como máximo, como tecate-shelter.
error-case-part-unknown = no existe la parte `{ $part }` en la lista de materiales
    .help = { $nearest ->
        [none] Escriba la parte igual que en la lista.
       *[other] ¿Quiso decir `{ $nearest }`?
    }
error-case-part-changed-twice = la parte `{ $part }` se cambia dos veces en un escenario
    .why = El primero está en { $first }.
    .help = Ponga ambos cambios en una sola tabla.

error-bill-kind-unknown = `{ $file }` no es CSV ni XLSX
    .help = Guarde la lista como .csv o .xlsx.
error-bill-empty = la lista de materiales no tiene renglones
    .help = Agregue un renglón por parte debajo de los nombres de las columnas.
error-bill-header-missing = no se encontró el renglón con los nombres de las columnas
    .help = El renglón sobre las partes nombra las columnas, como: parte, descripción, fracción, país de origen, cantidad, unidad, costo unitario.
error-bill-sheet-unknown = no existe la hoja `{ $sheet }` en el libro
    .help = Las hojas son { $known }.
error-bill-spreadsheet-unreadable = no se puede leer el libro: { $reason }
    .help = Ábralo en una hoja de cálculo y guárdelo de nuevo como .xlsx.
error-bill-cell-error = la celda tiene el error { $text }
    .help = Corrija la fórmula, o escriba el valor mismo.
error-bill-quote-unclosed = aquí se abre una comilla que no se cierra
    .help = Ciérrela, o duplíquela donde sea parte del texto.
error-bill-column-unknown = `{ $column }` no es una columna de la lista de materiales
    .why = Una columna que nadie lee se ignoraría en silencio.
    .help = { $nearest ->
        [none] Cámbiele el nombre o quítela; una columna llamada notas se pasa por alto.
       *[other] ¿Quiso decir `{ $nearest }`?
    }
error-bill-column-duplicate = `{ $column }` da por segunda vez: { $meaning }
    .why = El primero está en { $first }.
    .help = Deje una de las dos columnas.
error-bill-column-missing = la lista no tiene una columna para: { $meaning }
    .help = Agregue una columna llamada `{ $meaning }` (o su nombre en español).
error-bill-row-too-long = el renglón tiene { $fields } campos para { $columns } columnas
    .help = Ponga entre comillas el texto que contiene el separador.
error-bill-cell-missing = falta en este renglón: { $column }
    .help = Llénelo.
error-bill-cost-missing = `{ $part }` no tiene costo unitario
    .why = Un costo desconocido no es cero.
    .help = Dé su costo, o 0 si de verdad es gratis; una parte que se fabrica con sus partes no lo necesita.
error-bill-made-without-parts = `{ $part }` se fabrica en la planta, y nada dice con qué
    .help = Agregue sus partes con `{ $part }` como padre, o márquela como comprada.
error-bill-part-duplicate = un segundo renglón para la parte `{ $part }`
    .why = El primero está en { $first }.
    .help = Sume las cantidades en un renglón; una parte de dos países necesita dos nombres.
error-bill-parent-unknown = no existe la parte `{ $parent }` a la que pertenecería este renglón
    .help = { $nearest ->
        [none] Escriba el padre igual que en su propio renglón, o déjelo vacío si es parte del producto.
       *[other] ¿Quiso decir `{ $nearest }`?
    }
error-bill-cycle = una parte es parte de sí misma: { $chain }
    .help = Corrija el padre de uno de estos renglones.
error-bill-level-skipped = el nivel { $found } no puede seguir al nivel { $before }
    .help = Una parte del producto tiene nivel 1, una parte de ella nivel 2, y así, de uno en uno.
error-bill-parent-and-level = la lista tiene columna de padre y columna de nivel
    .help = Deje una de las dos; ambas dicen a qué pertenece una parte.
error-bill-evidence-without-claim = se da evidencia para `{ $part }`, de la que no se dice que sea originaria
    .help = Escriba originario en la columna de estatus, o quite la evidencia.
error-bill-evidence-ends-before-it-begins = la evidencia termina el { $until }, antes de empezar el { $date }
    .help = Corrija una de las dos fechas.
case-note-evidence-expired = nota: el papel de `{ $part }` venció el { $until }; la parte cuenta como no originaria ({ $place })
case-note-evidence-later = nota: el papel de `{ $part }` vale solo desde el { $from }; la parte cuenta como no originaria ({ $place })
case-note-no-evidence = nota: ningún papel muestra que `{ $part }` sea originaria; cuenta como no originaria ({ $place })
error-case-period-ends-before-it-begins = el periodo termina el { $until }, antes de empezar el { $from }
    .why = Ningún día cae en un periodo así.
    .help = Corrija una de las dos fechas.
