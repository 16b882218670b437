"""What users of flask-cors ask for and suffer from: each as it is right."""
