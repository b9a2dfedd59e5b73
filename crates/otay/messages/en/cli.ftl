## The frame of the command line, and its own diagnostics.

cli-error = error
cli-why = why
cli-help = help
cli-problems-found = { $count ->
    [one] { $count } problem found.
   *[other] { $count } problems found.
}
cli-did-you-mean = Did you mean `{ $code }`?
cli-usage = Usage:
cli-options = Options
cli-arguments = Arguments
cli-commands = Commands
cli-command-name = COMMAND
cli-examples = Examples:
cli-default = (default: { $value })
cli-help-flag = Shows this help
cli-version-flag = Shows the version

help-otay = The workbench for making products across the border: origin, duty, landed cost and who can make it, with the working.
    .lang = Language of the answer: en or es; otherwise that of the environment
    .color = When to use color: auto, always or never; NO_COLOR is respected
    .law = A folder with law/ and region/ to answer from, in place of what the program carries; OTAY_LAW names one too
    .examples =
        otay assess examples/guitar        the whole answer, on screen and as a page
        otay case new my-product           a commented case to start from
        otay explain unknown-key           what a diagnostic means and what to do
        otay --lang es assess examples/guitar

help-explain = What a diagnostic means, why it matters and what to do
    .code = The code in the brackets after 'error'; without it, every code is listed
    .examples =
        otay explain date-outside-coverage
        otay explain

help-completions = Completions for a shell
    .shell = The shell: bash, elvish, fish, powershell or zsh
    .examples =
        otay completions bash > ~/.local/share/bash-completion/completions/otay
        otay completions zsh > ~/.zfunc/_otay

help-man = The manual pages
    .out = Writes one page for each command into this folder, instead of the main page on screen
    .examples =
        otay man | man -l -
        otay man --out ~/.local/share/man/man1

error-argument-unknown = there is no argument `{ $argument }` here
    .help = { $suggestion ->
        [none] Add --help to the command to see what it takes.
       *[other] Did you mean `{ $suggestion }`?
    }
error-command-unknown = there is no command `{ $argument }`
    .help = { $suggestion ->
        [none] `otay --help` lists the commands.
       *[other] Did you mean `{ $suggestion }`?
    }
error-argument-missing = `{ $argument }` is missing
    .help = Add it, or add --help to the command to see an example.
error-argument-without-value = `{ $argument }` needs a value
    .help = { $allowed ->
        [none] Add it, or add --help to the command to see an example.
       *[other] One of: { $allowed }.
    }
error-argument-value-unknown = `{ $value }` is not a value of `{ $argument }`
    .help = { $allowed ->
        [none] Add --help to the command to see what it takes.
       *[other] One of: { $allowed }.
    }
error-arguments-conflict = `{ $argument }` and `{ $other }` exclude each other
    .help = Leave one of them out.
error-diagnostic-unknown = there is no diagnostic `{ $code }`
    .help = { $suggestion ->
        [none] `otay explain` lists them all.
       *[other] { $suggestion }
    }
error-date-outside-coverage = { $date } is outside the days covered, { $from } to { $until }
    .why = Rates and rules of other days are not held, and none is guessed.
    .help = Ask for a day within coverage.
error-file-not-readable = the file `{ $file }` cannot be read: { $reason }
    .help = Check that it exists and that you may read it.
error-file-not-writable = the file `{ $file }` cannot be written: { $reason }
    .help = Check that the folder exists, that you may write there, and that the disk is not full.
error-internal = this is a mistake in otay, not in your input
    .why = No answer is given rather than a wrong one.
    .help = Please report it with the command and the case that led here.
