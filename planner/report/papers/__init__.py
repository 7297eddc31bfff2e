"""Papers: what SECAS sends to the Panel, one kind a file."""
