;;; supercargo.el --- Kubernetes manifests with eglot  -*- lexical-binding: t -*-

;; In init.el: (load "/path/to/supercargo.el")
;; Emacs 29 and later have eglot; for 26 to 28 it is a package of GNU ELPA (Debian: elpa-eglot).
;; yaml-mode is a package, too (Debian: elpa-yaml-mode); yaml-ts-mode comes with Emacs 29 and needs a grammar.

(require 'eglot)

(add-to-list 'eglot-server-programs
             '((yaml-mode yaml-ts-mode) . ("supercargo" "lsp" "--stdio")))

(dolist (hook '(yaml-mode-hook yaml-ts-mode-hook))
  (add-hook hook #'eglot-ensure))

;;; supercargo.el ends here
