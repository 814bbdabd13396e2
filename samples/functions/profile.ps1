# Run once for every runspace of the worker. Nothing to do: the module is in Modules and is loaded when it is used, and the connection comes from
# ENCORD_SSH_KEY (an app setting, as a rule a Key Vault reference) and ENCORD_DOMAIN. With another way to sign in, Connect-Encord belongs here.
