## Lo que enmarca un informe, trate de lo que trate.

report-satisfied = sí
report-not-satisfied = no
report-undetermined = por determinar
report-not-known = sin dato
report-step = Paso
report-item = Concepto
report-amount = Importe
report-at-low = En su extremo bajo
report-at-high = En su extremo alto
report-comes-to = resulta
report-missing = Para responder hace falta saber:
report-doubts = Dudas abiertas que tocan esta respuesta:
report-inputs = Con qué se calculó
report-sources = Fuentes
report-cited-effective = { $reference }, en vigor desde { $date }
report-contents = Contenido
report-working = El desarrollo
report-table-behind = Las cifras de la gráfica
report-from = de
report-as-of = Al { $date }
report-printed-by = Calculado con otay { $version } a partir de los archivos que se indican al final. Los mismos archivos dan el mismo informe.
report-not-advice = Es apoyo para decidir, no asesoría jurídica.
report-fold-all = Seleccione una línea para desplegar su desarrollo.
# Una oración para las pruebas de presentación.
report-sample = { $text }
