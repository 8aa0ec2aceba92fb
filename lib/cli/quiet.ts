// Results go to standard output, where programs read them: the log must not. Imported first.
process.env.LOG_LEVEL ??= "silent";
