"""The nouns of Briefbook: frozen values, errors, protocols and pure text functions; standard library only, no I/O."""
