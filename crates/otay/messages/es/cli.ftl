## El marco de la línea de comandos y sus propios diagnósticos.

cli-error = error
cli-why = por qué
cli-help = qué hacer
cli-problems-found = { $count ->
    [one] Se encontró { $count } problema.
   *[other] Se encontraron { $count } problemas.
}
cli-did-you-mean = ¿Quiso decir `{ $code }`?
cli-usage = Uso:
cli-options = Opciones
cli-arguments = Argumentos
cli-commands = Comandos
cli-command-name = COMANDO
cli-examples = Ejemplos:
cli-default = (si se omite: { $value })
cli-help-flag = Muestra esta ayuda
cli-version-flag = Muestra la versión

help-otay = El banco de trabajo para fabricar de los dos lados de la frontera: origen, arancel, costo puesto en destino y quién puede fabricarlo, con todo el desarrollo.
    .lang = Idioma de la respuesta: en o es; si se omite, el del entorno
    .color = Cuándo usar color: auto, always (siempre) o never (nunca); se respeta NO_COLOR
    .law = Una carpeta con law/ y region/ de la cual responder, en lugar de lo que trae el programa; OTAY_LAW también la indica
    .examples =
        otay assess examples/guitar        la respuesta completa, y como página
        otay case new mi-producto          un caso comentado para empezar
        otay explain unknown-key           qué significa un diagnóstico y qué hacer
        otay --lang es assess examples/guitar

help-explain = Qué significa un diagnóstico, por qué importa y qué hacer
    .code = El código entre corchetes después de «error»; si se omite, se listan todos
    .examples =
        otay explain date-outside-coverage
        otay explain

help-completions = Autocompletado para un intérprete de comandos
    .shell = El intérprete: bash, elvish, fish, powershell o zsh
    .examples =
        otay completions bash > ~/.local/share/bash-completion/completions/otay
        otay completions zsh > ~/.zfunc/_otay

help-man = Las páginas del manual
    .out = Escribe una página por comando en esta carpeta, en lugar de la principal en pantalla
    .examples =
        otay man | man -l -
        otay man --out ~/.local/share/man/man1

error-argument-unknown = aquí no hay ningún argumento `{ $argument }`
    .help = { $suggestion ->
        [none] Agregue --help al comando para ver qué acepta.
       *[other] ¿Quiso decir `{ $suggestion }`?
    }
error-command-unknown = no existe el comando `{ $argument }`
    .help = { $suggestion ->
        [none] `otay --help` lista los comandos.
       *[other] ¿Quiso decir `{ $suggestion }`?
    }
error-argument-missing = falta `{ $argument }`
    .help = Agréguelo, o agregue --help al comando para ver un ejemplo.
error-argument-without-value = `{ $argument }` necesita un valor
    .help = { $allowed ->
        [none] Agréguelo, o agregue --help al comando para ver un ejemplo.
       *[other] Uno de: { $allowed }.
    }
error-argument-value-unknown = `{ $value }` no es un valor de `{ $argument }`
    .help = { $allowed ->
        [none] Agregue --help al comando para ver qué acepta.
       *[other] Uno de: { $allowed }.
    }
error-arguments-conflict = `{ $argument }` y `{ $other }` se excluyen
    .help = Quite uno de los dos.
error-diagnostic-unknown = no existe el diagnóstico `{ $code }`
    .help = { $suggestion ->
        [none] `otay explain` los lista todos.
       *[other] { $suggestion }
    }
error-date-outside-coverage = { $date } queda fuera de los días cubiertos, del { $from } al { $until }
    .why = No se tienen tasas ni reglas de otros días, y ninguna se supone.
    .help = Pregunte por un día dentro de la cobertura.
error-file-not-readable = no se puede leer el archivo `{ $file }`: { $reason }
    .help = Revise que exista y que usted pueda leerlo.
error-file-not-writable = no se puede escribir el archivo `{ $file }`: { $reason }
    .help = Revise que la carpeta exista, que usted pueda escribir en ella y que el disco tenga espacio.
error-internal = este es un error de otay, no de sus datos
    .why = Es preferible no dar respuesta a dar una equivocada.
    .help = Por favor repórtelo con el comando y el caso que llevaron hasta aquí.
