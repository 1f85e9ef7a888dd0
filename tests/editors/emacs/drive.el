;;; drive.el --- does the steps of $STEPS in the file that is open  -*- lexical-binding: t -*-

(require 'json)
(require 'eglot)
(require 'flymake)
(require 'imenu)
(require 'xref)

(defconst drive-patience 20)

(defun drive-wait (holds)
  "Let things happen until HOLDS gives something, which is returned; nil where that takes too long."
  (let ((end (time-add nil drive-patience)) result)
    (while (not (or (setq result (funcall holds)) (time-less-p end nil)))
      (accept-process-output nil 0.02))
    result))

(defun drive-go (step)
  (goto-char (point-min))
  (forward-line (alist-get 'line step))
  (forward-char (alist-get 'character step)))

(defun drive-line (position)
  (1- (line-number-at-pos position)))

(defun drive-severity (type)
  (pcase type
    ((or 'eglot-error :error) "error")
    ((or 'eglot-warning :warning) "warning")
    (_ "info")))

(defun drive-diagnostics (step)
  (drive-wait (lambda ()
                (flymake-start)
                (and (= (length (flymake-diagnostics)) (alist-get 'count step))
                     (seq-every-p (lambda (each)
                                    (string-search (alist-get 'saying step) (flymake-diagnostic-text each)))
                                  (flymake-diagnostics)))))
  (vconcat (mapcar (lambda (each)
                     `((line . ,(drive-line (flymake-diagnostic-beg each)))
                       (severity . ,(drive-severity (flymake-diagnostic-type each)))
                       (message . ,(flymake-diagnostic-text each))))
                   (flymake-diagnostics))))

(defun drive-type (step)
  (goto-char (point-min))
  (search-forward (alist-get 'from step))
  (replace-match (alist-get 'to step) t t)
  (eglot--signal-textDocument/didChange)
  nil)

(defun drive-leaves (index)
  (mapcan (lambda (each)
            (if (imenu--subalist-p each) (drive-leaves (cdr each)) (list (car each))))
          index))

(defun drive-symbols (_step)
  (vconcat (delete "*Rescan*" (drive-leaves (funcall imenu-create-index-function)))))

(defun drive-hover (step)
  (drive-go step)
  (let (said)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq said (substring-no-properties (or text "")))))
    (drive-wait (lambda () said))))

(defun drive-definition (step)
  (drive-go step)
  (let* ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))
         (place (xref-item-location (car found))))
    `((file . ,(file-name-nondirectory (xref-location-group place)))
      (line . ,(with-current-buffer (marker-buffer (xref-location-marker place))
                 (drive-line (xref-location-marker place)))))))

(defun drive-completion (step)
  (drive-go step)
  (let ((table (nth 2 (eglot-completion-at-point))))
    (vconcat (mapcar (lambda (each) (string-trim (substring-no-properties each)))
                     (all-completions "" table)))))

(defun drive-rename (step)
  (drive-go step)
  (eglot-rename (alist-get 'to step))
  (buffer-string))

(defun drive-actions (step)
  (drive-go step)
  (vconcat (mapcar (lambda (each) (plist-get each :title))
                   (eglot-code-actions (point) (point)))))

(defun drive-repair (step)
  "Do what has a stretch of text in its title."
  (drive-go step)
  (let ((chosen (seq-find (lambda (each) (string-search (alist-get 'saying step) (plist-get each :title)))
                          (eglot-code-actions (point) (point)))))
    (eglot--apply-workspace-edit (plist-get chosen :edit))
    (eglot--signal-textDocument/didChange)
    (buffer-string)))

(defun drive-step (step)
  (condition-case problem
      (funcall (intern (concat "drive-" (alist-get 'does step))) step)
    (error `((failed . ,(error-message-string problem))))))

(defun drive-all ()
  (unless (drive-wait #'eglot-current-server)
    (error "No server"))
  (let* ((steps (append (json-read-file (getenv "STEPS")) nil))
         (results (vconcat (mapcar #'drive-step steps))))
    `((results . ,results))))

(defun drive ()
  "Do the steps and write what comes of them to $RESULTS."
  (fset 'y-or-n-p #'always)
  (let ((done (condition-case problem
                  (progn
                    ;; In batch mode no window shows the file, and no command is ever finished, which is when eglot starts.
                    (switch-to-buffer (current-buffer))
                    (run-hooks 'post-command-hook)
                    (drive-all))
                (error `((problem . ,(error-message-string problem)))))))
    (with-temp-file (getenv "RESULTS")
      (insert (json-encode done))))
  (kill-emacs 0))

;;; drive.el ends here
